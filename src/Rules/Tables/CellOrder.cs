using Matching.Rules.Values;

namespace Matching.Rules.Tables;

/// <summary>A total order over literals: by kind first, so that values of different kinds never meet.</summary>
internal static class CellOrder
{
    /// <summary>Sign of the order of two literals.</summary>
    public static int Compare(Value a, Value b) => Comparison.Sign(a, b)
        ?? (a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : a.IsTrue.CompareTo(b.IsTrue));
}

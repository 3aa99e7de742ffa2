using Matching.Rules.Values;

namespace Matching.Engine.Columns;

/// <summary>Kleene's three truth values.</summary>
internal enum Truth : byte
{
    /// <summary>False.</summary>
    False,

    /// <summary>True.</summary>
    True,

    /// <summary>Neither is known.</summary>
    Unknown,
}

/// <summary>Reads truth values.</summary>
internal static class Truths
{
    /// <summary>Whether a value is unknown for another reason than a missing fact, which holds a row; as in <see cref="Decisions.Judge"/>.</summary>
    public static bool IsTrouble(Value value) => Of(value) == Truth.Unknown && (value.Causes.IsEmpty || value.Causes.Any(Fault.Is));

    /// <summary>What a condition's value counts as; a value that is no truth value is unknown, as in <see cref="Decisions.Judge"/>.</summary>
    public static Truth Of(Value value) => value.IsTrue ? Truth.True : value.IsFalse ? Truth.False : Truth.Unknown;
}

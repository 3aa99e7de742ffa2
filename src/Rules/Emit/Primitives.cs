using Matching.Rules.Values;

namespace Matching.Rules.Emit;

/// <summary>Operations that only compiled code needs.</summary>
internal static class Primitives
{
    /// <summary>A slot's value; an unknown without a cause is caused by the slot's own name.</summary>
    public static Value Read(Value value, Value absent) => value.IsUnknown && value.Causes.IsEmpty ? absent : value;
}

using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Emit;

/// <summary>Operations that only compiled code needs.</summary>
internal static class Primitives
{
    /// <summary>A slot's value; an unknown without a cause is caused by the slot's own name.</summary>
    public static Value Read(Value value, Value absent) => value.IsUnknown && value.Causes.IsEmpty ? absent : value;

    /// <summary>Whether a value is of a type.</summary>
    public static Value InstanceOf(Value value, FeelType wanted) => Value.Of(TypeConformance.IsInstance(value, wanted));
}

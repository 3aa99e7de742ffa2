using System.Collections.Immutable;
using Matching.Rules.Values;

namespace Matching.Rules.Binding;

/// <summary>A name that expressions may use.</summary>
/// <param name="Name">The name as written in expressions.</param>
/// <param name="Type">Its type.</param>
/// <param name="Slot">Index in the evaluation frame; -1 for a constant.</param>
/// <param name="Unit">Unit, e.g. <c>元</c>, <c>月</c>, or null.</param>
/// <param name="AllowedValues">Closed set of values, or empty when open. A comparison with a literal outside it is an error.</param>
/// <param name="Constant">Value of a constant (a pack's own parameter), or null.</param>
public sealed record Symbol(
    string Name, FeelType Type, int Slot, string? Unit = null, ImmutableArray<Value> AllowedValues = default, Value? Constant = null)
{
    /// <summary>True for a constant such as a pack's own parameter.</summary>
    public bool IsConstant => Constant is not null;
}

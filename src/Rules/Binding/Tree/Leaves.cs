using System.Collections.Immutable;
using Matching.Rules.Values;

namespace Matching.Rules.Binding.Tree;

/// <summary>A piece that could not be bound; already reported, so nothing above it reports again.</summary>
internal sealed class BoundError(Place place) : BoundNode(place, FeelType.Any, 0);

/// <summary>A literal or a named constant.</summary>
internal sealed class BoundConstant(Place place, FeelType type, Value value, string? symbol = null) : BoundNode(place, type, 0)
{
    /// <summary>The value.</summary>
    public Value Value { get; } = value;

    /// <summary>Name of the constant, or null for a literal.</summary>
    public string? Symbol { get; } = symbol;
}

/// <summary>Reads a slot of the frame.</summary>
internal sealed class BoundRead(Place place, Symbol symbol) : BoundNode(place, symbol.Type, 0)
{
    /// <summary>The symbol.</summary>
    public Symbol Symbol { get; } = symbol;

    /// <summary>What the slot means when it holds unknown without a cause.</summary>
    public Value Absent { get; } = Value.Unknown(symbol.Name);
}

/// <summary>Reads a local: an iteration variable, a tested value, an earlier entry of a context.</summary>
internal sealed class BoundLocal(Place place, Local local) : BoundNode(place, local.Type, 0)
{
    /// <summary>The local.</summary>
    public Local Local { get; } = local;
}

/// <summary>A name that holds only inside a part of the expression.</summary>
/// <param name="Name">The name.</param>
/// <param name="Index">Its place among the locals.</param>
/// <param name="Type">Its type.</param>
/// <param name="Unit">Unit of its value where known.</param>
/// <param name="Domain">Closed set of its values, or empty when open.</param>
internal sealed record Local(string Name, int Index, FeelType Type, string? Unit, ImmutableArray<Value> Domain);

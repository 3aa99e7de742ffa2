using System.Collections.Immutable;

namespace Matching.Engine.Columns;

/// <summary>What a gate of a circuit does.</summary>
internal enum GateKind
{
    /// <summary>The same truth value for every unit.</summary>
    Constant,

    /// <summary>Tests a lane.</summary>
    Predicate,

    /// <summary>Kleene's and over its inputs.</summary>
    All,

    /// <summary>Kleene's or over its inputs.</summary>
    Any,

    /// <summary>Kleene's not of its one input.</summary>
    Not,

    /// <summary>A part that no lane decides: certainly not true, possibly so.</summary>
    Open,
}

/// <summary>One gate of a circuit.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Inputs">Numbers of earlier gates.</param>
/// <param name="Predicate">The test, or null.</param>
/// <param name="Constant">The constant.</param>
/// <param name="IsExact">False where an open part lies below: then it says "true" and "false" rightly, "possible" may still turn out false or true.</param>
internal sealed record Gate(GateKind Kind, ImmutableArray<int> Inputs, Predicate? Predicate, Truth Constant, bool IsExact);

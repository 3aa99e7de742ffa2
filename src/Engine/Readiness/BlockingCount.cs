using Matching.Engine.Decisions;

namespace Matching.Engine.Readiness;

/// <summary>Units that one condition alone keeps back, by the reason.</summary>
/// <param name="Unknown">A fact is absent.</param>
/// <param name="Stale">A fact is too old.</param>
/// <param name="Changeable">False, and what is needed can change.</param>
/// <param name="Fixed">False, and something that is needed cannot change.</param>
public readonly record struct BlockingCount(int Unknown, int Stale, int Changeable, int Fixed)
{
    /// <summary>All of them.</summary>
    public int All => Unknown + Stale + Changeable + Fixed;

    /// <summary>Those of which the condition is false.</summary>
    public int False => Changeable + Fixed;

    /// <summary>Those of which it is not known.</summary>
    public int NotKnown => Unknown + Stale;

    /// <summary>One more.</summary>
    public BlockingCount With(NearMissKind kind) => kind switch
    {
        NearMissKind.Unknown => this with { Unknown = Unknown + 1 },
        NearMissKind.Stale => this with { Stale = Stale + 1 },
        NearMissKind.Changeable => this with { Changeable = Changeable + 1 },
        _ => this with { Fixed = Fixed + 1 },
    };
}

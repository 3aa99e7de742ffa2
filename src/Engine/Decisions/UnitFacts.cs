using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>The facts about one unit, read by the position of a tag in <see cref="FramePlan.Tags"/>.</summary>
public abstract class UnitFacts
{
    /// <summary>The fresh fact about a tag, or an unknown value when there is none or it is stale.</summary>
    /// <param name="index">Position in <see cref="FramePlan.Tags"/>.</param>
    public abstract Value Read(int index);

    /// <summary>Where the fact came from; a stale fact is reported as <see cref="FactOriginKind.Stale"/>.</summary>
    /// <param name="index">Position in <see cref="FramePlan.Tags"/>.</param>
    public abstract FactOrigin Describe(int index);
}

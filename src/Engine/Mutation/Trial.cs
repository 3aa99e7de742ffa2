using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Rules.Values;

namespace Matching.Engine.Mutation;

/// <summary>A profile that a rule and its mutant are both asked about.</summary>
/// <param name="AsOf">Reference date.</param>
/// <param name="Facts">Facts by position in a plan; <c>default</c> where a fact is missing.</param>
internal sealed record Trial(DateOnly AsOf, ImmutableArray<Value> Facts);

/// <summary>The facts of one trial after another.</summary>
internal sealed class TrialFacts : UnitFacts
{
    private IReadOnlyList<Value> facts = [];

    /// <summary>Moves to the facts of a trial.</summary>
    public TrialFacts At(IReadOnlyList<Value> next)
    {
        facts = next;
        return this;
    }

    /// <inheritdoc/>
    public override Value Read(int index) => facts[index];

    /// <inheritdoc/>
    public override FactOrigin Describe(int index) => new(facts[index].IsUnknown ? FactOriginKind.Absent : FactOriginKind.Given);
}

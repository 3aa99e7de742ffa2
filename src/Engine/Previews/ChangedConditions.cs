using Matching.Engine.Columns;
using Matching.Engine.Runs;
using Matching.Rules.Mutation;
using Matching.Rules.Packs;

namespace Matching.Engine.Previews;

/// <summary>
/// The conditions that two versions do not share, over columns. Where both say the same of a unit, so do the versions, also where the conditions
/// that they share take each unit's own date or are decided by no column. Immutable; safe on any thread.
/// </summary>
internal sealed class ChangedConditions
{
    private readonly ColumnarMatcher matcher;

    private ChangedConditions(ColumnarMatcher matcher) => this.matcher = matcher;

    /// <summary>What two versions do not share; null where columns alone do not decide it, or units with dates of their own may come under another version.</summary>
    /// <param name="request">Policy, facts and date.</param>
    /// <param name="draft">The version that is tried.</param>
    /// <param name="against">The version in whose place it is tried.</param>
    /// <param name="plans">Plans of the policy's versions.</param>
    /// <param name="space">Lanes of the units.</param>
    public static ChangedConditions? Between(PreviewRequest request, RulePack draft, RulePack against, PackPlans plans, ColumnSpace space)
    {
        var policy = request.Policy;
        if (policy.Reference.Tag is not null && !TakesPlaceOf(policy, draft, against))
        {
            return null;
        }

        var circuit = new CircuitBuilder();
        var compiler = new ConditionCompiler(
            space, space.On(policy.Reference.On(request.AsOf)), isDatedOpen: policy.Reference.Tag is not null, circuit, ranksDerived: true);
        PackColumns Compile(RulePack pack, RulePack other) =>
            new(policy, pack, circuit.All(Without(pack, other).Select(c => compiler.Gate(c.When))), IsExact: true, p => plans.Of(policy, p));
        PackColumns[] both = [Compile(draft, against), Compile(against, draft)];
        return circuit.IsTroubled || !both.All(b => circuit.IsExact(b.Gate)) ? null : new ChangedConditions(new ColumnarMatcher(both, circuit, request.Snapshot, space));
    }

    /// <summary>A bit for each unit of a stretch of which the versions may not say the same.</summary>
    /// <param name="start">First row; a multiple of 64.</param>
    /// <param name="count">Number of rows.</param>
    public ulong[] Over(int start, int count)
    {
        var both = matcher.Screen(start, count);
        var (draft, against) = (both[0], both[1]);
        return [.. Enumerable.Range(0, draft.Eligible.Length).Select(w => (draft.Eligible[w] ^ against.Eligible[w]) | (draft.Open[w] ^ against.Open[w]))];
    }

    /// <summary>Whether every unit with a date of its own that one judges is judged by the other where it is tried.</summary>
    private static bool TakesPlaceOf(Policy policy, RulePack draft, RulePack against) =>
        draft.From == against.From && draft.To == against.To && draft.Revision >= against.Revision && policy.Versions.Count(v => v.From == against.From) == 1;

    private static IEnumerable<Condition> Without(RulePack pack, RulePack other)
    {
        var shared = other.Conditions.Select(c => ExpressionFigures.SignatureOf(c.When)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return pack.Conditions.Where(c => ExpressionFigures.SignatureOf(c.When) is not { } signature || !shared.Contains(signature));
    }
}

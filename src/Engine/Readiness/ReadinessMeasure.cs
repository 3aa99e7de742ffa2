using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Readiness;

/// <summary>Judges a snapshot and says of each condition whom it alone keeps back, for which reason, and what dropping it would cost: unit by unit, never by an estimate.</summary>
/// <param name="tags">Dictionary in whose scope the pack is bound.</param>
public sealed class ReadinessMeasure(TagDictionary tags)
{
    private const int RowsBetweenLooks = 1_024;

    /// <summary>The effect of every condition, in the pack's order, and the figures of the whole version.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">The version; judged as if in force.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="asOf">Date of judging, not before the snapshot's.</param>
    /// <param name="cancellation">Stops it between two units.</param>
    public (ImmutableArray<ConditionEffect> Effects, int Units, int Eligible, int Undetermined) Of(
        Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, CancellationToken cancellation = default)
    {
        // Every unit is judged by this version, also where each has a reference date of its own.
        var alone = policy with { Versions = [pack], Reference = ReferenceDate.BusinessDate };
        var sheet = new UnitSheet(PackPlan.OfUnits(alone, pack, tags), snapshot, asOf);
        var tallies = pack.Conditions.Select(c => new ConditionTally(alone, pack, c, tags, snapshot, asOf)).ToImmutableArray();
        var units = snapshot.Of(Units.KindOf(policy)).Count;
        var (eligible, undetermined) = (0, 0);
        for (var row = 0; row < units; row++)
        {
            if (row % RowsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            sheet.MoveTo(row, asOf);
            var outcome = Count(sheet, row, tallies);
            eligible += outcome == Outcome.Eligible ? 1 : 0;
            undetermined += outcome == Outcome.Undetermined ? 1 : 0;
        }

        return ([.. tallies.Select(t => t.Effect)], units, eligible, undetermined);
    }

    private static Outcome Count(UnitSheet sheet, int row, ImmutableArray<ConditionTally> tallies)
    {
        var verdict = sheet.Decide();
        var failed = verdict.Failed;
        foreach (var tally in failed.IsEmpty ? [] : tallies.Where(t => failed.Contains(t.Id)))
        {
            tally.Failed();
        }

        if (verdict.Outcome != Outcome.Eligible && failed.Length <= 1)
        {
            CountAlone(sheet, row, tallies);
        }

        return verdict.Outcome;
    }

    /// <summary>A unit whose conditions all hold lacks only its amount: no condition keeps it back.</summary>
    private static void CountAlone(UnitSheet sheet, int row, ImmutableArray<ConditionTally> tallies)
    {
        ConditionTally? only = null;
        foreach (var tally in tallies)
        {
            if (!tally.Holds(sheet.Frame))
            {
                if (only is not null)
                {
                    return;
                }

                only = tally;
            }
        }

        only?.Blocks(sheet, row);
    }
}

using Matching.Engine.Amounts;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Previews;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Benchmarks.Previews;

/// <summary>What a preview must say, by judging every unit alone with both evaluators.</summary>
/// <param name="tags">The dictionary.</param>
/// <param name="snapshot">The facts.</param>
internal sealed class RowPreview(TagDictionary tags, Snapshot snapshot)
{
    private readonly RowEvaluator rows = new(tags);

    /// <summary>The figures of a report, as a text that two reports share when they say the same.</summary>
    public static string TextOf(PreviewReport r) =>
        $"{Text(r.Before.Eligible, r.Before.Undetermined, r.Before.Held, r.Before.Total)} {Text(r.After.Eligible, r.After.Undetermined, r.After.Held, r.After.Total)} +{r.Gains} -{r.Loses} ?{r.BecomeOpen} ^{r.Raised} v{r.Lowered} ={r.StillOpen}";

    /// <summary>The same by rows.</summary>
    public string TextOf(Policy policy, RulePack draft, RulePack against)
    {
        var (old, fresh) = (Judged(policy, against), Judged(policy, draft));
        int Count(Func<Decision?, Decision?, bool> change) => old.Keys.Union(fresh.Keys).Count(k => change(old.GetValueOrDefault(k), fresh.GetValueOrDefault(k)));
        return $"{Figures(old.Values)} {Figures(fresh.Values)} +{Count((o, f) => !Granted(o) && Granted(f))}"
            + $" -{Count((o, f) => Granted(o) && f is null)} ?{Count((o, f) => Granted(o) && f is not null && !Granted(f))}"
            + $" ^{Count((o, f) => Granted(o) && Granted(f) && f!.Amount > o!.Amount)} v{Count((o, f) => Granted(o) && Granted(f) && f!.Amount < o!.Amount)}"
            + $" ={Count((o, f) => o is { Outcome: Outcome.Undetermined } && f is { Outcome: Outcome.Undetermined })}";
    }

    private Dictionary<int, Decision> Judged(Policy policy, RulePack pack) => rows.Evaluate(PartitionWork.OfAll(policy, pack, snapshot, snapshot.AsOf)).Rows()
        .Where(r => r.Decision.Outcome != Outcome.NotEligible).ToDictionary(r => r.Index, r => r.Decision);

    private static bool Granted(Decision? decision) => decision is { Outcome: Outcome.Eligible, Held: null };

    private static string Figures(IReadOnlyCollection<Decision> judged)
    {
        var amounts = judged.Where(Granted).Select(d => d.Amount).OfType<Money>().ToList();
        return Text(
            judged.Count(Granted), judged.Count(d => d.Outcome == Outcome.Undetermined), judged.Count(d => d.Held is not null),
            amounts.Count == 0 ? null : amounts.Aggregate((a, b) => a + b));
    }

    private static string Text(int eligible, int open, int held, Money? total) => $"{eligible}/{open}/{held}/{total?.ToString() ?? "-"}";
}

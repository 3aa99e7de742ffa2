using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Increments;
using Matching.Engine.Ports;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Collects what the partitions decided, policy by policy in row order, and stores exactly what is new.</summary>
internal sealed class NightMatching
{
    private readonly NightWork work;
    private readonly NightReasons reasons;
    private readonly EarlierNight? earlier;
    private readonly StoringFrom storing;
    private readonly DecisionHash hash = new();
    private readonly List<PolicyNight> policies = [];
    private readonly ImmutableArray<PolicyFigures>.Builder figures = ImmutableArray.CreateBuilder<PolicyFigures>();
    private long unitsDone;
    private int newDecisions;

    public NightMatching(NightWork work, NightReasons reasons)
    {
        (this.work, this.reasons) = (work, reasons);
        NightPartitions.RequireDone(work);
        var found = work.Ports.Earlier?.Of(work.Claim, work.Request);
        storing = work.Ports.Runs.Begin(work.Claim, found?.Run, work.Clock.GetUtcNow());
        earlier = storing == StoringFrom.Earlier ? found : null;
    }

    public NightMatched Run()
    {
        var total = work.InForce.Sum(p => (long)NightPartitions.UnitsOf(work.Request, p.Policy));
        var all = new Kept[work.InForce.Length];
        InParallel.ForEach(
            Enumerable.Range(0, all.Length), work.Settings.Threads, work.Cancellation, i => all[i] = Read(work.InForce[i].Policy, work.InForce[i].Pack));
        foreach (var read in all)
        {
            hash.Add(read.Rows);
            hash.Add(read.Refused);
        }

        var hashing = Task.Run(hash.Finish);
        Array.ForEach(all, read => Match(read, total));
        return new NightMatched(hashing, newDecisions, figures.ToImmutable(), policies);
    }

    /// <summary>The kept verdicts of a policy with all that follows from them alone.</summary>
    private Kept Read(Policy policy, RulePack pack)
    {
        var kept = work.Ports.Partitions.Load(work.Claim.RunId, policy.Id);
        var verdicts = PartitionVerdicts.Join(kept.Select(k => VerdictCodec.Decode(k.Partition, k.Verdicts)));
        var all = PartitionWork.OfAll(policy, pack, work.Request.Snapshot, work.AsOf);
        var comparison = earlier?.Compare(all, kept, verdicts);
        var rules = work.Ports.Earlier?.RulesOf(all) ?? "";
        var night = new PolicyNight(all, verdicts, work.Ports.Evaluator) { Comparison = comparison, IsAllNew = comparison is null || IsAllNew(policy, rules) };
        var refused = NotEligibleUnits.Of(policy.Id, policy.Department, pack.Hash, Units.KindOf(policy), verdicts.NotEligible());
        return new Kept(night, new VerdictRows(all, verdicts).Sorted(), refused, rules, FiguresOf(night));
    }

    private void Match(Kept kept, long total)
    {
        var (night, policy) = (kept.Night, kept.Night.Policy);

        // A policy may have paused the night before, or this run have been interrupted: then what is stored says what is new.
        Store(night, storing == StoringFrom.Nothing || night.Comparison is not null ? News(night) : Beside(night, work.Ports.Decisions.Latest(work.Claim.RunId, policy.Id)));
        work.Ports.Decisions.SaveNotEligible(work.Claim, kept.Refused, kept.RulesHash, work.Clock.GetUtcNow());
        policies.Add(night);
        figures.Add(kept.Figures);
        unitsDone += night.Verdicts.Count;
        work.Report(NightStage.Deciding, policy.Id, unitsDone, total);
    }

    /// <summary>
    /// In another cycle, under other terms, by another scorer, or where a run outside this succession may have changed rights since, a decision that
    /// stands says something new all the same.
    /// </summary>
    private bool IsAllNew(Policy policy, string rules) => earlier!.Run.ScorerHash != work.Claim.ScorerHash || earlier.Run.CatalogueHash != work.Claim.CatalogueHash
        || earlier.Run.RulesOf(policy.Id) != rules || Cycles.Of(policy, earlier.Run.AsOf) != Cycles.Of(policy, work.AsOf) || earlier.Run.IsFollowedOn(policy.Id);

    /// <summary>What differs from the earlier night; everything that was found where there is none.</summary>
    private IEnumerable<DecisionRow> News(PolicyNight night)
    {
        var revision = work.Claim.Slot + 1;
        var places = Enumerable.Range(0, night.Verdicts.Rows.Length);
        if (night.Comparison is not { } comparison)
        {
            return places.Select(p => new DecisionRow(night.DecisionAt(p), revision));
        }

        return comparison.New.Select(night.DecisionAt)
            .Concat(work.Ports.Evaluator.EvaluateEach(night.Work, comparison.Lost))
            .Concat(comparison.Gone.Select(k => Refusal(night.Work, k)))
            .Select(d => new DecisionRow(d, revision));
    }

    /// <summary>The run had begun to store before: what adds something to what is there.</summary>
    private IEnumerable<DecisionRow> Beside(PolicyNight night, IReadOnlyDictionary<(string Subject, string Item), StoredDecision> stored)
    {
        var found = new HashSet<(string, string)>();
        for (var place = 0; place < night.Verdicts.Rows.Length; place++)
        {
            var decision = night.DecisionAt(place);
            found.Add((decision.Subject, decision.Item));
            if (RevisionOf(decision, stored) is { } revision)
            {
                yield return new DecisionRow(decision, revision);
            }
        }

        foreach (var ((subject, item), latest) in stored.Where(s => !found.Contains(s.Key)).OrderBy(s => s.Key.Subject, StringComparer.Ordinal).ThenBy(s => s.Key.Item, StringComparer.Ordinal))
        {
            var refusal = night.Find(subject, item) ?? Refusal(night.Work, (subject, latest.Content.Payee, item));
            if (RevisionOf(refusal, stored) is { } revision)
            {
                yield return new DecisionRow(refusal, revision);
            }
        }
    }

    /// <summary>The revision under which a decision is stored, or null when it adds nothing to what is stored.</summary>
    private int? RevisionOf(Decision decision, IReadOnlyDictionary<(string, string), StoredDecision> stored)
    {
        if (stored.TryGetValue((decision.Subject, decision.Item), out var latest))
        {
            return latest.Content.Says(decision) ? null : latest.RunId == work.Claim.RunId ? latest.Revision + 1 : work.Claim.Slot + 1;
        }

        return decision is { Outcome: Outcome.NotEligible, Held: null } ? null : work.Claim.Slot + 1;
    }

    /// <summary>A unit of the earlier night that tonight's facts do not have.</summary>
    private static Decision Refusal(PartitionWork all, (string Subject, string Payee, string Item) keys) =>
        all.Decide(new Verdict(Outcome.NotEligible, null, null, [], [], [], null), keys);

    private void Store(PolicyNight night, IEnumerable<DecisionRow> rows)
    {
        foreach (var chunk in rows.Chunk(work.Settings.ChunkRows))
        {
            work.Ports.Decisions.Append(work.Claim, night.Policy.Department, Traced(night.Policy, chunk), work.Clock.GetUtcNow());
            newDecisions += chunk.Length;
        }
    }

    /// <summary>Matches are stored with what the interpreter read.</summary>
    private DecisionRow[] Traced(Policy policy, DecisionRow[] rows)
    {
        var matches = Enumerable.Range(0, rows.Length).Where(i => rows[i].Decision.Outcome == Outcome.Eligible).ToList();
        var traces = reasons.Of(policy, matches.Select(i => rows[i].Decision));
        for (var i = 0; i < matches.Count; i++)
        {
            rows[matches[i]] = rows[matches[i]] with { Trace = traces[i] };
        }

        return rows;
    }

    private static PolicyFigures FiguresOf(PolicyNight night)
    {
        var verdicts = night.Verdicts;
        var counts = new long[verdicts.Distinct.Length];
        foreach (var code in verdicts.Codes)
        {
            counts[code]++;
        }

        int Count(Func<JudgedVerdict, bool> which) => checked((int)verdicts.Distinct.Zip(counts).Where(v => which(v.First)).Sum(v => v.Second));
        var amounts = verdicts.Distinct.Zip(counts).Where(v => v.First is { Grants: true, Verdict.Amount: not null })
            .Select(v => v.First.Verdict.Amount!.Value.Times(v.Second)).ToList();
        var (eligible, undetermined) = (Count(v => v.Verdict.Outcome == Outcome.Eligible), Count(v => v.Verdict.Outcome == Outcome.Undetermined));
        return new PolicyFigures(
            night.Policy.Id, night.Pack.Version, verdicts.Count, eligible, undetermined, verdicts.Count - eligible - undetermined,
            amounts.Count == 0 ? null : amounts.Aggregate((a, b) => a + b), Count(v => v.Verdict.Held is not null));
    }

    /// <summary>What a policy's kept verdicts come to.</summary>
    private sealed record Kept(PolicyNight Night, IReadOnlyList<HashedRow> Rows, NotEligibleUnits Refused, string RulesHash, PolicyFigures Figures);
}

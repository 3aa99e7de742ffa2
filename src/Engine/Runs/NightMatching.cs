using System.Collections.Immutable;
using Matching.Engine.Amounts;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Collects what the partitions decided, policy by policy in row order, and stores exactly what is new.</summary>
internal sealed class NightMatching(NightWork work)
{
    private readonly DecisionHash hash = new();
    private readonly Dictionary<string, Decision> doubted = new(StringComparer.Ordinal);
    private readonly List<(Policy, IReadOnlyList<Decision>)> granted = [];
    private readonly ImmutableArray<PolicyFigures>.Builder figures = ImmutableArray.CreateBuilder<PolicyFigures>();
    private long unitsDone;
    private int newDecisions;

    public NightMatched Run()
    {
        var partitions = NightPartitions.Done(work);
        var total = work.InForce.Sum(p => (long)NightPartitions.UnitsOf(work.Request, p.Policy));
        foreach (var (policy, pack) in work.InForce)
        {
            Match(policy, pack, partitions[policy.Id], total);
        }

        return new NightMatched(hash.Finish(), newDecisions, figures.ToImmutable(), granted, doubted);
    }

    private void Match(Policy policy, RulePack pack, IEnumerable<Partition> partitions, long total)
    {
        var units = NightPartitions.UnitsOf(work.Request, policy);
        var state = new PolicyState(policy, pack, work.Ports.Decisions.Latest(policy.Id, work.AsOf), StoredRights(policy), units);
        foreach (var (start, judged, hashes) in Verdicts(policy, pack, partitions))
        {
            for (var i = 0; i < judged.Found.Count; i++)
            {
                hash.Add(judged.Found[i].Subject, policy.Id, judged.Found[i].Item, hashes[i]);
                Take(state, judged.Found[i]);
            }

            state.Refused.CopyFrom(judged.NotEligible, start);
            if (state.Rows.Count >= work.Settings.ChunkRows)
            {
                Store(policy, state.Rows);
            }

            unitsDone += judged.NotEligible.Count;
            work.Report(NightStage.Deciding, policy.Id, unitsDone, total);
        }

        TakeRefused(state);
        Store(policy, state.Rows);
        var refused = NotEligibleUnits.Of(policy.Id, policy.Department, pack.Hash, Units.KindOf(policy), state.Refused);
        hash.Add(refused);
        work.Ports.Decisions.SaveNotEligible(work.Claim, refused, work.Clock.GetUtcNow());
        granted.Add((policy, state.Eligible));
        figures.Add(state.Tally.ToFigures(pack.Version, units));
    }

    private void Take(PolicyState state, Decision decision)
    {
        state.Tally.Add(decision);
        Sort(state, decision);
        if (RevisionOf(decision, state.Stored) is { } revision)
        {
            state.Rows.Add((decision, revision));
        }
    }

    /// <summary>Of the units that are simply refused, those matter about which something else is stored: a decision or a right.</summary>
    private void TakeRefused(PolicyState state)
    {
        var keys = state.Stored.Keys.Concat(state.Rights.Values.Select(k => (k.Subject, k.Item))).Distinct()
            .OrderBy(k => k.Item1, StringComparer.Ordinal).ThenBy(k => k.Item2, StringComparer.Ordinal);
        var population = work.Request.Snapshot.Of(Units.KindOf(state.Policy));
        var asked = PartitionWork.OfAll(state.Policy, state.Pack, work.Request.Snapshot, work.AsOf);
        foreach (var (subject, item) in keys)
        {
            var row = population.IndexOf(item == Units.NoItem ? subject : item);
            if (row < 0 || !state.Refused[row])
            {
                continue;
            }

            var decision = work.Ports.Evaluator.EvaluateOne(asked, row);
            if (RevisionOf(decision, state.Stored) is { } revision)
            {
                state.Rows.Add((decision, revision));
            }

            Sort(state, decision);
        }
    }

    /// <summary>Partitions in order, decoded and hashed on several threads; the result does not depend on how many.</summary>
    private IEnumerable<(int Start, Judgements Judged, byte[][] Hashes)> Verdicts(
        Policy policy, RulePack pack, IEnumerable<Partition> partitions) =>
        InParallel.Select(partitions, work.Settings.Threads, work.Cancellation, partition =>
        {
            var judged = VerdictCodec.Decode(
                new PartitionWork(policy, pack, work.Request.Snapshot, work.AsOf, partition),
                work.Ports.Partitions.Load(work.Claim.RunId, partition));
            return (partition.Start, judged, DecisionHash.RowHashes(judged.Found));
        });

    private Dictionary<string, EntitlementKey> StoredRights(Policy policy) => policy.Benefit.IsPaid
        ? work.Ports.Entitlements.OfPolicy(policy.Id, Cycles.Of(policy, work.AsOf)).ToDictionary(e => e.Id, e => e.Key, StringComparer.Ordinal)
        : [];

    private void Sort(PolicyState state, Decision decision)
    {
        if (decision.Outcome == Outcome.Eligible && decision.Held is null)
        {
            state.Eligible.Add(decision);
        }
        else if (state.Rights.Count > 0
            && new EntitlementKey(state.Policy.Id, decision.Subject, Cycles.Of(state.Policy, work.AsOf), decision.Item).Id is var id && state.Rights.ContainsKey(id))
        {
            doubted[id] = decision;
        }
    }

    /// <summary>The revision under which a decision is stored, or null when it adds nothing to what is stored.</summary>
    private static int? RevisionOf(Decision decision, IReadOnlyDictionary<(string, string), StoredDecision> stored)
    {
        if (stored.TryGetValue((decision.Subject, decision.Item), out var latest))
        {
            return latest.Content.Says(decision) ? null : latest.Revision + 1;
        }

        return decision is { Outcome: Outcome.NotEligible, Held: null } ? null : 1;
    }

    private void Store(Policy policy, List<(Decision, int)> rows)
    {
        if (rows.Count > 0)
        {
            work.Ports.Decisions.Append(work.Claim, policy.Department, rows, work.Clock.GetUtcNow());
            newDecisions += rows.Count;
            rows.Clear();
        }
    }

    /// <summary>What is known and found about one policy.</summary>
    private sealed class PolicyState(
        Policy policy, RulePack pack, IReadOnlyDictionary<(string Subject, string Item), StoredDecision> stored,
        Dictionary<string, EntitlementKey> rights, int units)
    {
        public Policy Policy => policy;

        public RulePack Pack => pack;

        public IReadOnlyDictionary<(string Subject, string Item), StoredDecision> Stored => stored;

        public Dictionary<string, EntitlementKey> Rights => rights;

        public RowBitmap Refused { get; } = new(units);

        public Tally Tally { get; } = new(policy);

        public List<Decision> Eligible { get; } = [];

        public List<(Decision, int)> Rows { get; } = [];
    }

    private sealed class Tally(Policy policy)
    {
        private int eligible;
        private int undetermined;
        private int held;
        private Money? amount;

        public void Add(Decision decision)
        {
            eligible += decision.Outcome == Outcome.Eligible ? 1 : 0;
            undetermined += decision.Outcome == Outcome.Undetermined ? 1 : 0;
            held += decision.Held is null ? 0 : 1;
            if (decision.Outcome == Outcome.Eligible && decision.Held is null && decision.Amount is { } more)
            {
                amount = amount is { } sum ? sum + more : more;
            }
        }

        public PolicyFigures ToFigures(string version, int evaluated) =>
            new(policy.Id, version, evaluated, eligible, undetermined, evaluated - eligible - undetermined, amount, held);
    }
}

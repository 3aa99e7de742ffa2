using System.Collections;
using System.Collections.Immutable;
using Matching.Engine.Amounts;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
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
        var stored = work.Ports.Decisions.Latest(policy.Id, work.AsOf);
        var rights = StoredRights(policy);
        var refused = new BitArray(units);
        var tally = new Tally(policy);
        var eligible = new List<Decision>();
        var rows = new List<(Decision, int)>();
        foreach (var (start, decisions, hashes) in Verdicts(policy, pack, partitions))
        {
            for (var i = 0; i < decisions.Count; i++)
            {
                var decision = decisions[i];
                hash.Add(decision.Subject, decision.PolicyId, decision.Item, hashes[i]);
                tally.Add(decision);
                refused[start + i] = decision.Outcome == Outcome.NotEligible;
                Sort(policy, decision, rights, eligible);
                if (RevisionOf(decision, stored) is { } revision)
                {
                    rows.Add((decision, revision));
                }
            }

            if (rows.Count >= work.Settings.ChunkRows)
            {
                Store(policy, rows);
            }

            unitsDone += decisions.Count;
            work.Report(NightStage.Deciding, policy.Id, unitsDone, total);
        }

        Store(policy, rows);
        work.Ports.Decisions.SaveNotEligible(
            work.Claim, NotEligibleUnits.Of(policy.Id, policy.Department, pack.Hash, Units.KindOf(policy), refused), work.Clock.GetUtcNow());
        granted.Add((policy, eligible));
        figures.Add(tally.ToFigures(pack.Version));
    }

    /// <summary>Partitions in order, decoded and hashed on several threads; the result does not depend on how many.</summary>
    private IEnumerable<(int Start, IReadOnlyList<Decision> Decisions, byte[][] Hashes)> Verdicts(
        Policy policy, RulePack pack, IEnumerable<Partition> partitions) =>
        InParallel.Select(partitions, work.Settings.Threads, work.Cancellation, partition =>
        {
            var decisions = VerdictCodec.Decode(
                new PartitionWork(policy, pack, work.Request.Snapshot, work.AsOf, partition),
                work.Ports.Partitions.Load(work.Claim.RunId, partition));
            return (partition.Start, decisions, decisions.Select(DecisionHash.RowHash).ToArray());
        });

    private HashSet<string> StoredRights(Policy policy) => policy.Benefit.IsPaid
        ? [.. work.Ports.Entitlements.OfPolicy(policy.Id, Cycles.Of(policy, work.AsOf)).Select(e => e.Id)]
        : [];

    private void Sort(Policy policy, Decision decision, HashSet<string> rights, List<Decision> eligible)
    {
        if (decision.Outcome == Outcome.Eligible && decision.Held is null)
        {
            eligible.Add(decision);
        }
        else if (rights.Count > 0
            && new EntitlementKey(policy.Id, decision.Subject, Cycles.Of(policy, work.AsOf), decision.Item).Id is var id && rights.Contains(id))
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

        return decision.Outcome == Outcome.NotEligible ? null : 1;
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

    private sealed class Tally(Policy policy)
    {
        private int evaluated;
        private int eligible;
        private int undetermined;
        private int held;
        private Money? amount;

        public void Add(Decision decision)
        {
            evaluated++;
            eligible += decision.Outcome == Outcome.Eligible ? 1 : 0;
            undetermined += decision.Outcome == Outcome.Undetermined ? 1 : 0;
            held += decision.Held is null ? 0 : 1;
            if (decision.Outcome == Outcome.Eligible && decision.Held is null && decision.Amount is { } more)
            {
                amount = amount is { } sum ? sum + more : more;
            }
        }

        public PolicyFigures ToFigures(string version) =>
            new(policy.Id, version, evaluated, eligible, undetermined, evaluated - eligible - undetermined, amount, held);
    }
}

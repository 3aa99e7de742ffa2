using System.Collections.Concurrent;
using Matching.Engine.Columns;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Engine.Runs;

namespace Matching.Engine.Increments;

/// <summary>
/// The night before, and what of it still stands: a verdict is taken over where neither the rules, nor a fact that they read, nor what the date
/// makes of the facts is another. Everything else is judged again. Safe on any thread.
/// </summary>
public sealed class EarlierNight
{
    /// <summary>Above one unit in so many, judging the whole partition by columns costs less.</summary>
    private const int FewInOne = 8;

    private readonly Dictionary<string, EarlierPolicy> policies;
    private readonly Snapshot snapshot;
    private readonly (string SnapshotHash, DateOnly AsOf, string CatalogueHash) tonight;
    private readonly IPartitionStore partitions;
    private readonly ColumnShelf shelf;
    private readonly PackPlans plans;
    private readonly FactChanges facts;
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<(Partition Partition, EncodedVerdicts Verdicts)>>> kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<EarlierVerdicts>> verdicts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<RowBitmap?>> changed = new(StringComparer.Ordinal);

    internal EarlierNight(EarlierRun run, Snapshot snapshot, NightRequest request, IPartitionStore partitions, ColumnShelf shelf, PackPlans plans)
    {
        Run = run;
        (this.snapshot, this.partitions, this.shelf, this.plans) = (snapshot, partitions, shelf, plans);
        tonight = (request.Snapshot.Hash, request.AsOf, request.Catalogue.Hash);
        policies = run.Policies.ToDictionary(p => p.PolicyId, StringComparer.Ordinal);
        facts = new FactChanges(snapshot, run.AsOf, request.Snapshot, request.AsOf);
    }

    /// <summary>The run.</summary>
    public EarlierRun Run { get; }

    /// <summary>Whether it is a run as a night goes on from it.</summary>
    internal bool IsOf(EarlierRun run, NightRequest request) =>
        Run.RunId == run.RunId && Run.SnapshotHash == run.SnapshotHash && Run.JobsSince.SequenceEqual(run.JobsSince) && tonight == (request.Snapshot.Hash, request.AsOf, request.Catalogue.Hash);

    /// <summary>What tonight says of a policy that it did not say; null where it did not judge the policy.</summary>
    /// <param name="all">All units of the policy.</param>
    /// <param name="tonight">What is kept of tonight, by row.</param>
    /// <param name="found">The same, joined.</param>
    internal VerdictComparison? Compare(PartitionWork all, IReadOnlyList<(Partition Partition, EncodedVerdicts Verdicts)> tonight, PartitionVerdicts found)
    {
        if (!policies.TryGetValue(all.Policy.Id, out var policy))
        {
            return null;
        }

        // The same bytes say the same where neither a row moved nor, of a child or household, the citizen that it hangs on.
        var mayMove = policy.Kind is UnitKind.Child or UnitKind.Household ? !facts.IsNone : facts.NewRows(policy.Kind) is not null;
        return !mayMove && tonight.Select(p => (p.Partition, p.Verdicts.Hash)).SequenceEqual(KeptOf(policy.PolicyId).Select(p => (p.Partition, p.Verdicts.Hash)))
            ? VerdictComparison.Nothing
            : new VerdictComparison(all, found, VerdictsOf(policy));
    }

    /// <summary>The verdicts of a partition tonight, byte for byte those of judging all of it.</summary>
    /// <param name="work">The partition.</param>
    /// <param name="evaluator">Judges what is not taken over.</param>
    public EncodedVerdicts Continue(PartitionWork work, IEvaluator evaluator)
    {
        var units = changed.GetOrAdd(work.Policy.Id, _ => new Lazy<RowBitmap?>(() => ChangedOf(work))).Value;
        var rows = units is null ? null : RowsOf(units, work.Partition);
        if (rows is null || rows.Count > work.Partition.Count / FewInOne)
        {
            return VerdictCodec.Encode(PartitionVerdicts.Of(work, evaluator.Evaluate(work)));
        }

        return (rows.Count == 0 ? Standing(work) : null) ?? VerdictCodec.Encode(Merge(work, rows, evaluator.EvaluateEach(work, rows)));
    }

    /// <summary>What is kept of a partition none of whose rows moved, or null where the partition was another one.</summary>
    private EncodedVerdicts? Standing(PartitionWork work) => facts.NewRows(policies[work.Policy.Id].Kind) is null
        ? KeptOf(work.Policy.Id).FirstOrDefault(k => k.Partition == work.Partition).Verdicts
        : null;

    private IReadOnlyList<(Partition Partition, EncodedVerdicts Verdicts)> KeptOf(string policyId) =>
        kept.GetOrAdd(policyId, id => new Lazy<IReadOnlyList<(Partition, EncodedVerdicts)>>(() => partitions.Load(Run.RunId, id))).Value;

    /// <summary>What it found of a policy, in tonight's rows where the unit is still there.</summary>
    private EarlierVerdicts VerdictsOf(EarlierPolicy policy) => verdicts.GetOrAdd(policy.PolicyId, _ => new Lazy<EarlierVerdicts>(() => Load(policy))).Value;

    private static List<int> RowsOf(RowBitmap units, Partition partition)
    {
        var rows = new List<int>();
        for (var row = partition.Start; row < partition.Start + partition.Count; row++)
        {
            if ((row & 63) == 0 && units.Words[row >> 6] == 0)
            {
                row += 63;
            }
            else if (units[row])
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private RowBitmap? ChangedOf(PartitionWork work) =>
        policies.TryGetValue(work.Policy.Id, out var earlier) && earlier.Kind == Units.KindOf(work.Policy) && earlier.RulesHash == RulesHash.Of(work, plans)
            ? new PolicyChanges(facts, Run.AsOf).Of(work, plans, shelf.SpaceOf(work.Snapshot, earlier.Kind, work.AsOf))
            : null;

    /// <summary>What stands and what was judged again, in the order of the rows.</summary>
    private PartitionVerdicts Merge(PartitionWork work, List<int> judgedRows, IReadOnlyList<Decisions.Decision> judged)
    {
        var (earlier, start) = (VerdictsOf(policies[work.Policy.Id]), work.Partition.Start);
        var builder = new VerdictBuilder(work.Partition.Count);
        var standing = builder.From(earlier.Verdicts);
        var place = earlier.FirstFrom(start);
        var next = 0;
        for (; place < earlier.Rows.Length && earlier.Rows[place] < start + work.Partition.Count; place++)
        {
            var row = earlier.Rows[place];
            for (; next < judgedRows.Count && judgedRows[next] < row; next++)
            {
                AddFound(builder, work, judgedRows[next], judged[next]);
            }

            if (next == judgedRows.Count || judgedRows[next] != row)
            {
                standing.Take(earlier.Places[place], row - start);
            }
        }

        for (; next < judgedRows.Count; next++)
        {
            AddFound(builder, work, judgedRows[next], judged[next]);
        }

        return builder.ToVerdicts();
    }

    private static void AddFound(VerdictBuilder builder, PartitionWork work, int row, Decisions.Decision decision)
    {
        if (decision is not { Outcome: Decisions.Outcome.NotEligible, Held: null })
        {
            builder.Add(work, row - work.Partition.Start, decision);
        }
    }

    private EarlierVerdicts Load(EarlierPolicy policy)
    {
        var all = PartitionVerdicts.Join(KeptOf(policy.PolicyId).Select(k => VerdictCodec.Decode(k.Partition, k.Verdicts)));
        return new EarlierVerdicts(all, new UnitKeys(snapshot.Of(policy.Kind)), facts.NewRows(policy.Kind));
    }
}

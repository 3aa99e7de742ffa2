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
        Run.RunId == run.RunId && Run.SnapshotHash == run.SnapshotHash && tonight == (request.Snapshot.Hash, request.AsOf, request.Catalogue.Hash);

    /// <summary>What it found of a policy, in tonight's rows where the unit is still there; null where it did not judge it.</summary>
    internal EarlierVerdicts? VerdictsOf(string policyId) => policies.TryGetValue(policyId, out var policy)
        ? verdicts.GetOrAdd(policyId, _ => new Lazy<EarlierVerdicts>(() => Load(policy))).Value
        : null;

    /// <summary>The verdicts of a partition tonight: the same as judging all of it.</summary>
    /// <param name="work">The partition.</param>
    /// <param name="evaluator">Judges what is not taken over.</param>
    public PartitionVerdicts Continue(PartitionWork work, IEvaluator evaluator)
    {
        var units = changed.GetOrAdd(work.Policy.Id, _ => new Lazy<RowBitmap?>(() => ChangedOf(work))).Value;
        if (units is null)
        {
            return PartitionVerdicts.Of(work, evaluator.Evaluate(work));
        }

        var rows = RowsOf(units, work.Partition);
        return rows.Count > work.Partition.Count / FewInOne
            ? PartitionVerdicts.Of(work, evaluator.Evaluate(work))
            : Merge(work, rows, evaluator.EvaluateEach(work, rows));
    }

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
        var (earlier, start) = (VerdictsOf(work.Policy.Id)!, work.Partition.Start);
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
        var all = PartitionVerdicts.Join(policy.Partitions.Select(p => VerdictCodec.Decode(p, partitions.Load(Run.RunId, p))));
        return new EarlierVerdicts(all, new UnitKeys(snapshot.Of(policy.Kind)), facts.NewRows(policy.Kind));
    }
}

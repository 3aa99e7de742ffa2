using System.Collections.Frozen;
using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;

namespace Matching.Engine.Runs;

/// <summary>
/// The decisions on a range of units in few words: the distinct verdicts, and for each unit that is not simply refused the number of its one.
/// Equal decisions are equal here, element for element: verdicts are numbered in the order in which they first occur.
/// </summary>
/// <param name="Count">Number of units.</param>
/// <param name="Distinct">The verdicts.</param>
/// <param name="Rows">Units that are not simply refused, counted from the range's start, ascending.</param>
/// <param name="Codes">The number of each one's verdict.</param>
/// <param name="Strangers">Keys of units whose keys do not follow from the snapshot; hardly any.</param>
public sealed record PartitionVerdicts(
    int Count, ImmutableArray<JudgedVerdict> Distinct, ImmutableArray<int> Rows, ImmutableArray<int> Codes,
    FrozenDictionary<int, (string Subject, string Payee, string Item)> Strangers)
{
    /// <summary>The decisions of a partition.</summary>
    /// <param name="work">The partition.</param>
    /// <param name="judgements">What was decided.</param>
    /// <exception cref="ArgumentException">The decisions are not those of the partition.</exception>
    public static PartitionVerdicts Of(PartitionWork work, Judgements judgements)
    {
        var decided = judgements.Found.Count + judgements.NotEligible.CountSet();
        if (decided != work.Partition.Count || judgements.NotEligible.Count != work.Partition.Count)
        {
            throw new ArgumentException($"{decided} decisions for {work.Partition.Count} rows of {work.Policy.Id} from row {work.Partition.Start}", nameof(judgements));
        }

        var builder = new VerdictBuilder(work.Partition.Count);
        foreach (var (index, decision) in judgements.Rows())
        {
            builder.Add(work, index, decision);
        }

        return builder.ToVerdicts();
    }

    /// <summary>The verdicts of ranges that follow each other as those of one range.</summary>
    /// <param name="parts">The ranges in order.</param>
    public static PartitionVerdicts Join(IEnumerable<PartitionVerdicts> parts)
    {
        var all = parts.ToList();
        if (all is [var only])
        {
            return only;
        }

        var builder = new VerdictBuilder(all.Sum(p => p.Count), all.Sum(p => p.Rows.Length));
        var start = 0;
        foreach (var part in all)
        {
            var taking = builder.From(part);
            for (var i = 0; i < part.Rows.Length; i++)
            {
                taking.Take(i, start + part.Rows[i]);
            }

            start += part.Count;
        }

        return builder.ToVerdicts();
    }

    /// <summary>The units that are simply refused.</summary>
    public RowBitmap NotEligible()
    {
        var refused = new RowBitmap(Count);
        refused.Fill();
        foreach (var row in Rows)
        {
            refused.Set(row, false);
        }

        return refused;
    }

    /// <summary>The decision on the unit at a place of <see cref="Rows"/>.</summary>
    /// <param name="work">The partition, over the same snapshot and policy.</param>
    /// <param name="place">Place in <see cref="Rows"/>.</param>
    public Decision DecisionAt(PartitionWork work, int place)
    {
        var (packHash, verdict) = Distinct[Codes[place]];
        var decision = work.Decide(verdict, KeysAt(work, place));
        return packHash == work.Pack.Hash ? decision : decision with { PackHash = packHash, Version = work.VersionOf(packHash) ?? throw Foreign(work) };
    }

    /// <summary>The keys of the unit at a place of <see cref="Rows"/>.</summary>
    public (string Subject, string Payee, string Item) KeysAt(PartitionWork work, int place) =>
        Strangers.Count > 0 && Strangers.TryGetValue(Rows[place], out var keys) ? keys : work.KeysOf(Rows[place]);

    /// <summary>All decisions as rows and bits.</summary>
    public Judgements ToJudgements(PartitionWork work) => new([.. Enumerable.Range(0, Rows.Length).Select(i => DecisionAt(work, i))], NotEligible());

    private static InvalidDataException Foreign(PartitionWork work) =>
        new($"the kept verdicts of {work.Policy.Id} from row {work.Partition.Start} cite a version that the policy does not have");
}

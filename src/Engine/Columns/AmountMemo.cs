using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using Matching.Engine.Amounts;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Mutation;
using Matching.Rules.Packs;

namespace Matching.Engine.Columns;

/// <summary>
/// What a version grants to a unit that meets its conditions, kept by unit: worked out by columns where the amount allows it, else once
/// for all units with the same facts. Only for policies without a reference date of each unit. Safe on any thread.
/// </summary>
internal sealed class AmountMemo
{
    /// <summary>Beyond this many different facts, remembering them costs more than it saves.</summary>
    private const int MostFacts = 400_000;

    /// <summary>Units that are worked out both ways before columns are relied on.</summary>
    private const int Repeated = 64;

    private const long Open = 1;
    private const long NoAmount = 2;
    private const long FirstAmount = 3;

    private readonly Policy policy;
    private readonly RulePack pack;
    private readonly PackPlan plan;
    private readonly Snapshot snapshot;
    private readonly DateOnly asOf;
    private readonly ImmutableArray<Lane> lanes;
    private readonly bool isPackable;
    private readonly long[] byRow;
    private readonly ColumnAmount? columns;
    private readonly ConcurrentDictionary<Int128, Fare> byFacts = new();
    private int factsKept;
    private readonly ConcurrentBag<UnitSheets> idle = [];

    /// <summary>An empty memo.</summary>
    /// <param name="work">A policy with the version whose amount is meant.</param>
    /// <param name="tags">Dictionary.</param>
    /// <param name="space">Lanes of the units.</param>
    public AmountMemo(PartitionWork work, TagDictionary tags, ColumnSpace space)
    {
        pack = work.Pack with { Conditions = [], Review = [] };
        policy = work.Policy with { Versions = [pack] };
        plan = new PackPlan(policy, pack, tags);
        (snapshot, asOf) = (work.Snapshot, work.AsOf);
        var view = space.On(policy.Reference.On(asOf));
        var basis = Expressions(policy, pack).Select(view.BasisOf).Aggregate(TagBasis.None, (a, b) => a.With(b));
        lanes = [.. basis.Lanes.Select(t => space.LaneOf(t)!)];
        isPackable = !basis.IsOpaque && Fits(lanes);
        byRow = new long[space.Count];
        columns = ColumnAmount.Of(policy, pack, space, view) is { } quick && AgreesWithRows(quick) ? quick : null;
    }

    /// <summary>What two versions must have in common to grant the same amounts.</summary>
    public static string SignatureOf(Policy policy, RulePack pack)
    {
        var signatures = Expressions(policy, pack).Select(ExpressionFigures.SignatureOf).ToList();
        return signatures.Contains(null) ? pack.Hash : $"{string.Join("\n", signatures)} {pack.Rounding} {pack.AmountIsCeiling} {pack.ApprovedAmount is not null} {pack.CycleAmount is not null}";
    }

    /// <summary>Works out many units at once, where that can be done.</summary>
    /// <param name="firstWord">First word of the units.</param>
    /// <param name="wanted">A bit for each unit that is meant; what is known of it already stands.</param>
    public void Prepare(int firstWord, ReadOnlySpan<ulong> wanted)
    {
        if (columns is null)
        {
            return;
        }

        Span<ulong> missing = new ulong[wanted.Length];
        for (var word = 0; word < wanted.Length; word++)
        {
            for (var left = wanted[word]; left != 0; left &= left - 1)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                missing[word] |= byRow[((firstWord + word) << 6) + bit] == 0 ? 1UL << bit : 0;
            }
        }

        columns.Over(firstWord, missing, (row, fare) => byRow[row] = Packed(fare));
    }

    /// <summary>What a unit that meets all conditions is granted.</summary>
    public Fare Of(int row)
    {
        if (byRow[row] != 0)
        {
            return Unpacked(byRow[row]);
        }

        // Counted beside the dictionary, which takes all its locks to count.
        var fare = isPackable && factsKept < MostFacts ? byFacts.GetOrAdd(FactsOf(row), static (_, a) => a.Memo.JudgeAndCount(a.Row), (Memo: this, Row: row)) : Judge(row);
        byRow[row] = Packed(fare);
        return fare;
    }

    /// <summary>One number a unit: 0 for what must be worked out, each time where it is held.</summary>
    private static long Packed(Fare fare) => fare.IsHeld ? 0 : fare.Outcome != Outcome.Eligible ? Open : fare.Amount is { } money ? money.Fen + FirstAmount : NoAmount;

    private Fare Unpacked(long packed) => packed switch
    {
        Open => Fare.Open,
        NoAmount => new Fare(true, Outcome.Eligible, null, false),
        _ => Fare.Granted(new Money(packed - FirstAmount, policy.Benefit.Currency)),
    };

    /// <summary>The interpreter and the compiled rule repeat a few units from all over the population before columns are relied on.</summary>
    private bool AgreesWithRows(ColumnAmount quick)
    {
        var agrees = true;
        for (var i = 0; i < Repeated && agrees; i++)
        {
            var row = (int)((long)byRow.Length * i / Repeated);
            quick.Over(row >> 6, [1UL << (row & 63)], (_, fare) => agrees &= fare == Judge(row));
        }

        return agrees;
    }

    private Fare JudgeAndCount(int row)
    {
        Interlocked.Increment(ref factsKept);
        return Judge(row);
    }

    private static IEnumerable<RuleExpression> Expressions(Policy policy, RulePack pack)
    {
        RuleExpression?[] all = [policy.Benefit.Kind == BenefitKind.Recognition ? null : pack.Amount, policy.Benefit.IsPaid ? pack.CycleAmount ?? pack.Amount : null, pack.ApprovedAmount];
        return all.OfType<RuleExpression>();
    }

    /// <summary>Whether the facts of all lanes together are one number of at most 120 bits.</summary>
    private static bool Fits(ImmutableArray<Lane> lanes)
    {
        var most = Int128.One << 120;
        Int128 product = 1;
        foreach (var lane in lanes)
        {
            product = product > most / lane.Radix ? most : product * lane.Radix;
        }

        return product < most;
    }

    private Int128 FactsOf(int row)
    {
        Int128 facts = 0;
        foreach (var lane in lanes)
        {
            facts = (facts * lane.Radix) + (lane.IsKnown(row) ? lane.CodeAt(row) + 1 : 0);
        }

        return facts;
    }

    private Fare Judge(int row)
    {
        var sheets = idle.TryTake(out var kept) ? kept : new UnitSheets(policy, pack, _ => plan, snapshot, asOf);
        var fare = Fare.Of(sheets.MoveTo(row).Decide());
        idle.Add(sheets);
        return fare;
    }
}

using System.Buffers;
using System.Collections.Concurrent;
using System.Numerics;
using Matching.Engine.Amounts;
using Matching.Rules.Binding;
using Matching.Rules.Packs;

namespace Matching.Engine.Columns;

/// <summary>What a version grants to units that meet its conditions, worked out for many at once from sums and products of facts. Safe on any thread.</summary>
internal abstract class ColumnAmount
{
    /// <summary>The amount of a version, or null where it must be worked out unit by unit.</summary>
    /// <param name="policy">The policy; without a reference date of each unit.</param>
    /// <param name="pack">The version.</param>
    /// <param name="space">The lanes.</param>
    /// <param name="view">What 基准日 means.</param>
    public static ColumnAmount? Of(Policy policy, RulePack pack, ColumnSpace space, DatedView view)
    {
        if (policy.Benefit.Kind == BenefitKind.Recognition || pack.Amount is not { } amount)
        {
            return null;
        }

        var compiler = new NumberCompiler(space, view);
        RuleExpression?[] rest = policy.Benefit.IsPaid ? [pack.CycleAmount, pack.AmountIsCeiling ? pack.ApprovedAmount : null] : [];
        var columns = rest.OfType<RuleExpression>().Prepend(amount).Select(compiler.Of).Where(IsMoney).OfType<ColumnNumber>().ToArray();
        return columns.Length != 1 + rest.OfType<RuleExpression>().Count() || !compiler.IsExact ? null
            : Array.TrueForAll(columns, c => c.Widest < long.MaxValue / 2) ? new ColumnAmount<long>(compiler, columns[0], columns[1..], policy, pack)
            : new ColumnAmount<Int128>(compiler, columns[0], columns[1..], policy, pack);
    }

    /// <summary>Works out how units fare; of one whose amounts are not simply money, or not known, nothing is said.</summary>
    /// <param name="firstWord">First word of the units.</param>
    /// <param name="wanted">A bit for each unit that is meant.</param>
    /// <param name="tell">Receives row and result.</param>
    public abstract void Over(int firstWord, ReadOnlySpan<ulong> wanted, Action<int, Fare> tell);

    /// <summary>Whether no amount is beyond what money counts.</summary>
    private static bool IsMoney(ColumnNumber? number) => number is not null && number.Most / ScaledNumbers.Power(number.Scale) < long.MaxValue / 1000;
}

/// <summary>The same in integers of one width: those of a processor's word where nothing on the way is wider.</summary>
/// <typeparam name="T">The integers.</typeparam>
internal sealed class ColumnAmount<T> : ColumnAmount
    where T : struct, IBinaryInteger<T>
{
    private const int FenPlaces = 2;
    private const int MostPlaces = 18;

    private readonly Circuit circuit;
    private readonly ColumnNumber reported;
    private readonly ColumnNumber[] others;
    private readonly int choices;
    private readonly long fenOf;
    private readonly RoundingRule rounding;
    private readonly string currency;
    private readonly ConcurrentBag<ColumnRows<T>> idle = [];

    internal ColumnAmount(NumberCompiler compiler, ColumnNumber reported, ColumnNumber[] others, Policy policy, RulePack pack)
    {
        (this.reported, this.others) = (reported, others);
        (circuit, choices) = (compiler.ToCircuit(), compiler.Choices);
        (rounding, currency) = (pack.Rounding, policy.Benefit.Currency);
        fenOf = reported.Scale is >= FenPlaces and < MostPlaces ? (long)ScaledNumbers.Power(reported.Scale - FenPlaces) : 0;
    }

    /// <inheritdoc/>
    public override void Over(int firstWord, ReadOnlySpan<ulong> wanted, Action<int, Fare> tell)
    {
        var rows = idle.TryTake(out var kept) ? kept : new ColumnRows<T>(choices, circuit.WordsAtOnce);
        var room = ArrayPool<ulong>.Shared.Rent(Math.Max(1, circuit.Room));
        for (var done = 0; done < wanted.Length; done += circuit.WordsAtOnce)
        {
            var words = Math.Min(circuit.WordsAtOnce, wanted.Length - done);
            rows.MoveTo(firstWord + done, wanted.Slice(done, words));
            if (rows.Count > 0)
            {
                circuit.Evaluate(firstWord + done, words, room);
                rows.Take(circuit, room, words);
                Tell(rows, tell);
            }
        }

        ArrayPool<ulong>.Shared.Return(room);
        idle.Add(rows);
    }

    private void Tell(ColumnRows<T> rows, Action<int, Fare> tell)
    {
        var (amounts, more) = (rows.Rent(), rows.Rent());
        reported.Into(rows, amounts);
        var isNegative = new bool[rows.Count];
        foreach (var other in others)
        {
            other.Into(rows, more);
            for (var i = 0; i < rows.Count; i++)
            {
                isNegative[i] |= more.Known[i] && T.IsNegative(more.Numbers[i]);
            }
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (!amounts.Known[i])
            {
                tell(rows[i], Fare.Open);
            }
            else if (!T.IsNegative(amounts.Numbers[i]) && !isNegative[i])
            {
                tell(rows[i], Fare.Granted(Rounded(amounts.Numbers[i])));
            }
        }

        rows.Return(amounts);
        rows.Return(more);
    }

    /// <summary>As <see cref="Money.FromYuan"/>, by whole numbers where the rounding is the usual one.</summary>
    private Money Rounded(T amount) => rounding == RoundingRule.FenHalfUp && fenOf > 0 && amount < T.CreateTruncating(long.MaxValue / 2)
        ? new Money((long.CreateTruncating(amount) + (fenOf / 2)) / fenOf, currency)
        : Money.FromYuan(ScaledNumbers.ToDecimal(Int128.CreateTruncating(amount), reported.Scale), rounding, currency);
}

using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Packs.Words;

/// <content>Calls of functions, and pieces of arithmetic that have a name.</content>
internal sealed partial class ExpressionWords
{
    private string Call(BoundCall call, string? unit)
    {
        var arguments = call.Arguments;
        return (call.Name, arguments.Length) switch
        {
            ("min", > 1) => Say($"（{Chosen(arguments, unit, "与")}中较小的）", $"(the smaller of {Chosen(arguments, unit, " and ")})"),
            ("max", 2) when IsZero(arguments[0]) => Say($"（{Term(arguments[1], unit)}，低于0的按0计）", $"({Term(arguments[1], unit)}, never below 0)"),
            ("max", 2) when IsZero(arguments[1]) => Say($"（{Term(arguments[0], unit)}，低于0的按0计）", $"({Term(arguments[0], unit)}, never below 0)"),
            ("max", > 1) => Say($"（{Chosen(arguments, unit, "与")}中较大的）", $"(the larger of {Chosen(arguments, unit, " and ")})"),
            ("floor", 1) => Say($"（{Term(arguments[0])}，舍去小数）", $"({Term(arguments[0])}, rounded down to a whole number)"),
            ("ceiling", 1) => Say($"（{Term(arguments[0])}，有小数的进为整数）", $"({Term(arguments[0])}, rounded up to a whole number)"),
            ("round half up", 2) => Places(arguments, unit) ?? Code(call),
            ("list contains", 2) or ("not", 1) => ClauseOf(call).Whole(english),
            ("count", 1) when IsNamed(arguments[0]) => Say($"{Term(arguments[0])}的个数", $"the number of entries of {Term(arguments[0])}"),
            ("sum", 1) when IsNamed(arguments[0]) => Say($"{Term(arguments[0])}的合计", $"the sum of {Term(arguments[0])}"),
            ("last day of month", 1) => Say($"{Term(arguments[0])}所在月的最后一天", $"the last day of the month of {Term(arguments[0])}"),
            ("date", 3) when FirstOfMonth(call) is { } of => Say($"{Term(of)}所在月的第一天", $"the first day of the month of {Term(of)}"),
            _ => Code(call),
        };
    }

    private static bool IsNamed(BoundNode node) => node is BoundRead or BoundLocal;

    private string Chosen(ImmutableArray<BoundNode> arguments, string? unit, string and) => string.Join(and, arguments.Select(a => Operand(a, a.Unit ?? unit)));

    private string? Places(ImmutableArray<BoundNode> arguments, string? unit) =>
        arguments[1] is BoundConstant { Value: { Kind: ValueKind.Number } places }
            ? Say(
                $"（{Term(arguments[0], unit)}，四舍五入到小数点后{FigureWords.Number(places.AsNumber)}位）",
                $"({Term(arguments[0], unit)}, rounded half up to {FigureWords.Number(places.AsNumber)} decimal places)")
            : null;

    private string? Idiom(BoundArithmetic node) => FullMonths(node) ?? Age(node) ?? MonthsApart(node) ?? MonthsTo(node) ?? MonthEnd(node);

    /// <summary>Years of a duration times 12 and its months: the full months between two days.</summary>
    private string? FullMonths(BoundArithmetic node) =>
        node is { Operator: ArithmeticOperator.Add, Left: BoundArithmetic { Operator: ArithmeticOperator.Multiply } years, Right: BoundMember { Member: "months" } months }
        && years.Left is BoundMember { Member: "years", Source: BoundCall span } && IsNumber(years.Right, 12)
        && span.Name == "years and months duration" && span.Text == months.Source.Text
            ? Say($"自{Term(span.Arguments[0])}至{Term(span.Arguments[1])}的足月数", $"the full months from {Term(span.Arguments[0])} to {Term(span.Arguments[1])}")
            : null;

    /// <summary>Difference of years, less one while the month is not reached.</summary>
    private string? Age(BoundArithmetic node) =>
        node is { Operator: ArithmeticOperator.Subtract, Left: BoundArithmetic { Operator: ArithmeticOperator.Subtract } years, Right: BoundIf choice }
        && Part(years.Left, "year") is { } to && Part(years.Right, "year") is { } from
        && choice.Condition is BoundComparison { Operator: ComparisonOperator.Less } month
        && Part(month.Left, "month")?.Text == to.Text && Part(month.Right, "month")?.Text == from.Text
        && IsNumber(choice.Then, 1) && IsNumber(choice.Else, 0)
            ? Say($"自{Term(from)}至{Term(to)}的整年数（到达同月即满）", $"the full years from {Term(from)} to {Term(to)} (full once the same month is reached)")
            : null;

    /// <summary>Years apart times 12 and months apart, without regard to the day.</summary>
    private string? MonthsApart(BoundArithmetic node)
    {
        if (node is not { Operator: ArithmeticOperator.Subtract, Left: BoundArithmetic { Operator: ArithmeticOperator.Add, Left: BoundArithmetic { Operator: ArithmeticOperator.Multiply } years } sum }
            || years.Left is not BoundArithmetic { Operator: ArithmeticOperator.Subtract } apart || !IsNumber(years.Right, 12))
        {
            return null;
        }

        return Part(apart.Left, "year") is { } to && Part(apart.Right, "year") is { } from
            && Part(sum.Right, "month")?.Text == to.Text && Part(node.Right, "month")?.Text == from.Text
                ? Say($"{Term(from)}所在月到{Term(to)}所在月相隔的月数", $"the months from the month of {Term(from)} to the month of {Term(to)}")
                : null;
    }

    /// <summary>The same up to a month that is written as figures.</summary>
    private string? MonthsTo(BoundArithmetic node)
    {
        if (node is not { Operator: ArithmeticOperator.Add, Left: BoundArithmetic { Operator: ArithmeticOperator.Multiply, Left: BoundArithmetic { Operator: ArithmeticOperator.Subtract } years } product }
            || node.Right is not BoundArithmetic { Operator: ArithmeticOperator.Subtract } months || !IsNumber(product.Right, 12))
        {
            return null;
        }

        return Part(years.Right, "year") is { } from && Part(months.Right, "month")?.Text == from.Text
            && years.Left is BoundConstant { Symbol: null, Value: { Kind: ValueKind.Number } year } && months.Left is BoundConstant { Symbol: null, Value: { Kind: ValueKind.Number } month }
                ? Say(
                    $"（{Term(from)}所在月到{FigureWords.Ordinal(year.AsNumber)}年{FigureWords.Ordinal(month.AsNumber)}月相隔的月数）",
                    $"(the months from the month of {Term(from)} to {FigureWords.Ordinal(year.AsNumber)}-{FigureWords.Ordinal(month.AsNumber).PadLeft(2, '0')})")
                : null;
    }

    /// <summary>The first day of a month, a month later, less a day.</summary>
    private string? MonthEnd(BoundArithmetic node) =>
        node is { Operator: ArithmeticOperator.Subtract, Left: BoundArithmetic { Operator: ArithmeticOperator.Add, Left: BoundCall first, Right: BoundConstant { Value: { Kind: ValueKind.MonthsDuration, AsMonths: 1 } } } }
        && node.Right is BoundConstant { Value: { Kind: ValueKind.DaysDuration, AsSeconds: 86400m } } && FirstOfMonth(first) is { } day
            ? Say($"{Term(day)}所在月的最后一天", $"the last day of the month of {Term(day)}")
            : null;

    private static BoundNode? FirstOfMonth(BoundCall call) =>
        call.Name == "date" && call.Arguments is [var year, var month, var one] && IsNumber(one, 1)
        && Part(year, "year") is { } day && Part(month, "month")?.Text == day.Text ? day : null;

    private static BoundNode? Part(BoundNode node, string member) => node is BoundMember found && found.Member == member ? found.Source : null;

    private static bool IsNumber(BoundNode node, decimal number) =>
        node is BoundConstant { Symbol: null, Value: { Kind: ValueKind.Number } value } && value.AsNumber == number;
}

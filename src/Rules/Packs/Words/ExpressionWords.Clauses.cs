using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Distances;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Packs.Words;

/// <content>Comparisons and other simple conditions. 满, 不低于, 不超过 include the figure; 不满, 低于, 超过 do not.</content>
internal sealed partial class ExpressionWords
{
    private static readonly string[] Verbs = ["列入", "从事", "享受"];

    private Clause ClauseOf(BoundNode node) => node switch
    {
        BoundComparison comparison => Compared(comparison),
        BoundWithin within => Within(within),
        BoundNot not => Negated(not.Operand),
        BoundAnyOf any => OneOf(any, negated: false),
        BoundContains contains => Contained(contains, negated: false),
        BoundCall call when call.Name == "list contains" => Holds(call, negated: false),
        BoundCall { Arguments: [var operand] } call when call.Name == "not" => Negated(operand),
        BoundConstant { Value.IsTrue: true } => new Clause("", Say("任何情形", "in any case")),
        { Type: var type } when type == FeelType.Boolean && node is BoundRead or BoundLocal => Truth(node, true),
        _ => new Clause("", Code(node)),
    };

    private Clause Compared(BoundComparison comparison)
    {
        var (operation, left, right) = (comparison.Operator, comparison.Left, comparison.Right);
        if (left is BoundConstant && right is not BoundConstant)
        {
            (operation, left, right) = (ComparisonSigns.Turned(operation), right, left);
        }

        if (right is BoundConstant { Value.Kind: ValueKind.Boolean } truth && operation is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            return Truth(left, ((BoundConstant)right).Value.IsTrue == (operation == ComparisonOperator.Equal));
        }

        return Predicate(operation, left, right) is { } predicate ? new Clause(Term(left), predicate) : new Clause("", Code(comparison));
    }

    /// <summary>What a comparison says of its left side, or null where it cannot be said.</summary>
    private string? Predicate(ComparisonOperator operation, BoundNode left, BoundNode right)
    {
        if (right is BoundConstant { Value.Kind: ValueKind.Null or ValueKind.List or ValueKind.Context })
        {
            return null;
        }

        if (left.Type == FeelType.Date)
        {
            return Dated(operation, Term(right));
        }

        var unit = IsPartOfDate(left) ? Ordinal : left.Unit ?? right.Unit;
        var value = Term(right, unit, named: false);
        return Say(operation switch
        {
            ComparisonOperator.Equal => new(right is BoundConstant ? "为" + value : $"与{value}相同", right is BoundConstant ? "is " + value : "is the same as " + value),
            ComparisonOperator.NotEqual => new(right is BoundConstant ? "不为" + value : $"与{value}不同", right is BoundConstant ? "is not " + value : "is not the same as " + value),
            ComparisonOperator.GreaterOrEqual => new((IsSpan(unit, right) ? "满" : IsCount(unit) ? "不少于" : IsBare(unit) ? "不小于" : "不低于") + value, "is at least " + value),
            ComparisonOperator.Less => new((IsSpan(unit, right) ? "不满" : IsCount(unit) ? "少于" : IsBare(unit) ? "小于" : "低于") + value, "is less than " + value),
            ComparisonOperator.Greater => new((IsZero(right) || IsBare(unit) ? "大于" : "超过") + value, "is more than " + value),
            _ => new((IsBare(unit) ? "不大于" : "不超过") + value, "is at most " + value),
        });
    }

    private string Dated(ComparisonOperator operation, string day) => Say(operation switch
    {
        ComparisonOperator.Equal => new($"为{day}", $"is {day}"),
        ComparisonOperator.NotEqual => new($"不为{day}", $"is not {day}"),
        ComparisonOperator.GreaterOrEqual => new($"不早于{day}（含当日）", $"is on or after {day}"),
        ComparisonOperator.Greater => new($"晚于{day}（不含当日）", $"is after {day}"),
        ComparisonOperator.LessOrEqual => new($"不晚于{day}（含当日）", $"is on or before {day}"),
        _ => new($"早于{day}（不含当日）", $"is before {day}"),
    });

    private Clause Within(BoundWithin within)
    {
        var low = Predicate(within.LowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, within.Subject, within.Low);
        var high = Predicate(within.HighIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, within.Subject, within.High);
        return low is null || high is null ? new Clause("", Code(within)) : new Clause(Term(within.Subject), low + Say("、", " and ") + high);
    }

    private Clause Negated(BoundNode operand) => operand switch
    {
        BoundLet { Body: BoundAnyOf any } let => OneOf(any, negated: true, Term(let.Subject)),
        BoundAnyOf any => OneOf(any, negated: true),
        BoundContains contains => Contained(contains, negated: true),
        BoundCall call when call.Name == "list contains" => Holds(call, negated: true),
        BoundComparison comparison => Compared(new BoundComparison(comparison.Place, ComparisonSigns.Opposite(comparison.Operator), comparison.Left, comparison.Right)),
        BoundRead or BoundLocal => Truth(operand, false),
        _ => new Clause("", Say($"不成立：{Code(operand)}", $"it does not hold that {Code(operand)}")),
    };

    private Clause Truth(BoundNode node, bool holds)
    {
        var name = Term(node);
        if (english)
        {
            return new Clause("", holds ? $"{name}: yes" : $"{name}: no");
        }

        return new Clause("", (holds, node) switch
        {
            (true, _) => name,
            (_, BoundRead) when name.StartsWith('已') => "未" + name[1..],
            (_, BoundRead) when name.StartsWith('有') => "没" + name,
            (_, BoundRead) when Verbs.Any(v => name.StartsWith(v, StringComparison.Ordinal)) => "未" + name,
            (_, BoundLocal) when name.Contains("含“", StringComparison.Ordinal) => name.Replace("含“", "不含“", StringComparison.Ordinal),
            _ => $"“{name}”为否",
        });
    }

    private Clause OneOf(BoundAnyOf any, bool negated, string? subject = null)
    {
        var equals = any.Tests.OfType<BoundComparison>().Where(t => t.Operator == ComparisonOperator.Equal).ToList();
        if (equals.Count == any.Tests.Length && equals.Count > 0)
        {
            return new Clause(subject ?? Term(equals[0].Left), Listed(equals.Select(e => Term(e.Right, e.Left.Unit, named: false)), negated));
        }

        return negated
            ? new Clause("", Say($"不成立：{Code(any)}", $"it does not hold that {Code(any)}"))
            : new Clause("", string.Join(Say("，或者", ", or "), any.Tests.Select(t => Condition(t).Inline(english))));
    }

    private Clause Contained(BoundContains contains, bool negated)
    {
        var predicate = contains.List switch
        {
            BoundList list => Listed(list.Elements.Select(e => Term(e, contains.Element.Unit, named: false)), negated),
            BoundConstant { Value.Kind: ValueKind.List } list => Listed(list.Value.AsList.Select(v => Literal(v, contains.Element.Unit)), negated),
            _ => Say(negated ? "不在" : "在", negated ? "is not in " : "is in ") + Term(contains.List) + Say("之中", ""),
        };
        return new Clause(Term(contains.Element), predicate);
    }

    private Clause Holds(BoundCall call, bool negated) =>
        new(Term(call.Arguments[0]), Say(negated ? "不含" : "含", negated ? "does not include " : "includes ") + Term(call.Arguments[1]));

    private string Listed(IEnumerable<string> values, bool negated)
    {
        var all = values.ToList();
        var list = english
            ? all.Count == 1 ? all[0] : string.Join(", ", all.Take(all.Count - 1)) + " or " + all[^1]
            : string.Join("、", all) + (all.Count == 1 ? "" : "之一");
        return Say((negated ? "不为" : "为") + (negated && all.Count > 1 ? string.Join("、", all) + "中的任何一种" : list), (negated ? "is not " : "is ") + list);
    }

    private static bool IsSpan(string? unit, BoundNode value) => unit is "岁" or "周岁" or "年" or "月" or "个月" && value is BoundConstant && !IsZero(value);

    private static bool IsCount(string? unit) => unit is "人" or "项" or "个" or "人月";

    private static bool IsBare(string? unit) => unit is null or Ordinal;

    private static bool IsZero(BoundNode node) => node is BoundConstant { Value: { Kind: ValueKind.Number, AsFeelNumber.Sign: 0 } };
}

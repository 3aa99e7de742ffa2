using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Rules.Packs.Words;

/// <content>Amounts: tiers, caps, tables.</content>
internal sealed partial class ExpressionWords
{
    private const string Yuan = "元";

    /// <summary>An amount in yuan.</summary>
    /// <param name="node">The amount.</param>
    /// <param name="per">Rhythm that plain figures are said with, or null.</param>
    public Wording Result(BoundNode node, LocalizedText? per) => node switch
    {
        BoundIf choice => Tiers(choice, n => Result(n, per)),
        BoundTable table => Table(table, per),
        BoundConstant { Value.Kind: ValueKind.Number } constant => new Wording(Figure(constant, per)),
        BoundCall call => Bounded(call, per),
        _ => new Wording(Term(node, Yuan)),
    };

    private string Figure(BoundConstant constant, LocalizedText? per)
    {
        var unit = constant.Symbol is { } name ? parameters.FirstOrDefault(p => p.Name == name)?.Unit : null;
        var figure = Literal(constant.Value, unit ?? constant.Unit ?? Yuan);
        return per is null || unit is not (null or Yuan) ? figure : Say(per.Zh + figure, figure + per.En);
    }

    /// <summary>A cap, a floor at 0, a value for each key; else plain arithmetic.</summary>
    private Wording Bounded(BoundCall call, LocalizedText? per)
    {
        var arguments = call.Arguments;
        switch (call.Name)
        {
            case "min" when arguments is [var one, var other] && one is BoundConstant != other is BoundConstant:
                var (cap, capped) = one is BoundConstant ? (one, other) : (other, one);
                return After(capped, per, Say($"，最高{Term(cap, Yuan, named: false)}", $", at most {Term(cap, Yuan, named: false)}"));
            case "max" when arguments is [var one, var other] && IsZero(one) != IsZero(other):
                return After(IsZero(one) ? other : one, per, Say("，低于0的按0计", ", never below 0"));
            case "round half up" when arguments is [var value, BoundConstant { Value: { Kind: ValueKind.Number } places }]:
                var digits = FigureWords.Number(places.AsNumber);
                return After(value, per, Say($"，四舍五入到小数点后{digits}位", $", rounded half up to {digits} decimal places"));
            case "get value" when arguments is [BoundContext, _] or [BoundConstant { Value.Kind: ValueKind.Context }, _]:
                return Keyed(arguments[0], Term(arguments[1]), per);
            default:
                return new Wording(Term(call, Yuan));
        }
    }

    private Wording After(BoundNode node, LocalizedText? per, string bound)
    {
        // A bound over tiers holds for each of them, so it is said of the whole.
        var inner = node is BoundIf or BoundTable ? new Wording(Term(node, Yuan)) : Result(node, per);
        return inner with { Text = inner.Text + bound };
    }

    private Wording Keyed(BoundNode table, string subject, LocalizedText? per)
    {
        ImmutableArray<(string Key, BoundNode? Node, Value Value)> entries = table is BoundContext context
            ? [.. context.Names.Zip(context.Contents, (name, node) => (name, (BoundNode?)node, default(Value)))]
            : [.. ((BoundConstant)table).Value.AsContext.Entries.Select(e => (e.Key, (BoundNode?)null, e.Value))];
        return new Wording(Say($"按{subject}：", $"by {subject}: "), [.. entries.Select(e => new Wording(
            Say($"{e.Key}，", $"{e.Key}: ") + (e.Node is { } node ? Result(node, per).Inline(english) : Say(per?.Zh ?? "", "") + Literal(e.Value, Yuan) + Say("", per?.En ?? ""))))]);
    }

    /// <summary>A chain of choices: the first that holds.</summary>
    private Wording Tiers(BoundIf choice, Func<BoundNode, Wording> result)
    {
        var tiers = new List<Wording>();
        BoundNode rest = choice;
        while (rest is BoundIf next)
        {
            tiers.Add(Tier(Condition(next.Condition), result(next.Then)));
            rest = next.Else;
        }

        var last = result(rest);
        var lead = tiers.Count == 1 ? Say("按情形：", "by case: ") : Say("自上而下，取最先符合的一档：", "the first of these that applies: ");
        return new Wording(lead, [.. tiers, last with { Text = Say("其他情形，", "otherwise ") + last.Text }]);
    }

    private Wording Tier(Wording condition, Wording result)
    {
        if (!condition.IsLeaf && result.IsLeaf)
        {
            // What is given stands before the list, or it would seem to belong to its last item.
            return condition with { Text = Say($"{condition.Text.TrimEnd('：')}的，{result.Text}：", $"{result.Text}, for {condition.Text}") };
        }

        var when = condition.Inline(english);
        return result with { Text = Say($"{when}的，", $"{when}: ") + result.Text };
    }

    private Wording Table(BoundTable table, LocalizedText? per)
    {
        foreach (var input in table.Inputs)
        {
            locals[input.Local.Index] = Term(input.Source);
        }

        var rows = table.Rows.Select(r => Tier(new Wording(RowOf(r)), Result(r.Output, per)));
        return new Wording(Lead(table.Policy), [.. rows]);
    }

    private string RowOf(BoundRow row)
    {
        var cells = row.Cells.Where(c => c is not BoundConstant { Value.IsTrue: true }).Select(c => Condition(c).Inline(english)).ToList();
        return cells.Count == 0 ? Say("任何情形", "in any case") : string.Join(Say("，且", ", and "), cells);
    }

    private string Lead(HitPolicy policy) => policy switch
    {
        HitPolicy.First => Say("自上而下，取最先符合的一档：", "the first of these that applies: "),
        HitPolicy.CollectSum => Say("符合的各项相加：", "the sum of those that apply: "),
        _ => Say("分档：", "by band: "),
    };
}

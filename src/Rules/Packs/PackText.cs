using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Matching.Rules.Binding;
using Matching.Rules.Tables;

namespace Matching.Rules.Packs;

/// <summary>A rule pack in plain language, made from the rule itself, in Chinese or English.</summary>
public sealed class PackText
{
    private readonly Policy policy;
    private readonly RulePack pack;
    private readonly string language;

    private PackText(Policy policy, RulePack pack, string language)
    {
        this.policy = policy;
        this.pack = pack;
        this.language = language;
    }

    /// <summary>The whole text, lines ended by U+000A.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">One of its versions, or a draft of one.</param>
    /// <param name="language"><c>en</c> for English, everything else Chinese.</param>
    public static string Render(Policy policy, RulePack pack, string language)
    {
        var text = new StringBuilder().Append(policy.Name.In(language)).Append('\n');
        foreach (var section in Sections(policy, pack, language))
        {
            text.Append('\n').Append(section.Title).Append('\n');
            foreach (var line in section.Lines.Concat(section.Rows.Select(r => string.Join(" | ", r))))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The text part by part; parts that have nothing to say are left out.</summary>
    public static ImmutableArray<PackSection> Sections(Policy policy, RulePack pack, string language)
    {
        var words = new PackText(policy, pack, language);
        PackSection[] all =
        [
            words.Period(), words.Conditions(), words.Figures(), words.Amount(), words.Cycle(), words.Review(), words.Doubts(), words.References(),
        ];
        return [.. all.Where(s => !s.Lines.IsEmpty || !s.Rows.IsEmpty)];
    }

    private PackSection Period()
    {
        var lines = new List<string>
        {
            Say($"自 {Date(pack.From)} 起", $"From {Date(pack.From)}") + (pack.To is { } to ? Say($"，至 {Date(to)} 止（含当日）", $" to {Date(to)} (both days included)") : Say("，未写截止日", ", no end stated")),
            Say($"版本 {pack.Version}", $"Version {pack.Version}") + (pack.Revision == 1 ? "" : Say($"，第 {pack.Revision} 版（更正）", $", revision {pack.Revision} (a correction)")),
            Say($"对象：{Subject().Zh}；主管部门：{policy.Authority}", $"For: {Subject().En}; authority: {policy.Authority}"),
        };
        if (!pack.Verified)
        {
            lines.Add(Say("未核实：数字没有对照公布的原文，命中一律转人工复核", "Unverified: the figures were not checked against the published text; every match goes to review"));
        }

        return new PackSection(Say("施行期与对象", "Period, and whom it is for"), [.. lines], []);
    }

    private PackSection Conditions() => new(
        Say("条件（须同时满足；任一事实未知则不能判断）", "Conditions (all must hold; an unknown fact leaves the outcome open)"),
        [.. pack.Conditions.Select((c, i) => $"{Number(i + 1)}. {c.Text.In(language)}{FiguresOf(c.When)}{Cited(c.Reference)}")], []);

    private PackSection Figures() => new(
        Say("数字", "Figures"), [],
        pack.Parameters.IsEmpty ? [] :
        [
            [Say("名称", "Name"), Say("数值", "Value"), Say("单位", "Unit"), Say("依据", "Reference")],
            .. pack.Parameters.Select(p => ImmutableArray.Create(p.Name, Plain(p.Value), p.Unit ?? "–", p.Reference is null ? Say("未注明", "not stated") : Title(p.Reference))),
        ]);

    private PackSection Amount()
    {
        if (pack.Amount is not { } amount)
        {
            return new PackSection(Say("金额", "Amount"), [Say("没有金额", "None")], []);
        }

        var lines = new List<string>();
        if (pack.AmountIsCeiling)
        {
            lines.Add(Say("下列金额是最高限额，付款以部门核定额为准", "The amount below is a ceiling; what is paid is what the department approved"));
        }

        if (pack.AmountTable is null)
        {
            lines.Add(Say("按此计算（元）：", "Computed as (yuan): ") + amount.Text + FiguresOf(amount));
        }

        lines.Add(Say("取整：", "Rounding: ") + Say(Rounding()));
        return new PackSection(Say("金额", "Amount"), [.. lines], Rows(pack.AmountTable));
    }

    private PackSection Cycle() => new(
        Say("每期应付", "Paid in one cycle"),
        pack.CycleAmount is { } cycle && pack.CycleAmountTable is null ? [cycle.Text + FiguresOf(cycle)] : [], Rows(pack.CycleAmountTable));

    private PackSection Review() => new(
        Say("转人工复核的情形", "What sends a match to review"),
        [.. pack.Review.Select(r => $"{r.Reason.In(language)}{Say("（", " (")}{r.When.Text}{Say("）", ")")}")], []);

    private PackSection Doubts() => new(Say("原文未写明之处", "What the published text leaves open"), [.. pack.Doubts.Select(d => d.In(language))], []);

    private PackSection References() => new(Say("依据", "References"), [.. pack.References.Select(r => Title(r.Id) + (r.Url is null ? "" : " " + r.Url))], []);

    private ImmutableArray<ImmutableArray<string>> Rows(TableDefinition? table) => table is null ? [] :
    [
        [.. table.Inputs, Say("结果（元）", "Result (yuan)")],
        .. table.Rows.Select(r => ImmutableArray.CreateRange([.. r.Cells.Select(Cell), r.Output])),
    ];

    /// <summary>A cell in words where it is one range; else as stored.</summary>
    private string Cell(string cell)
    {
        if (cell == "-")
        {
            return Say("任意", "any");
        }

        var ends = cell.Split("..");
        if (ends.Length != 2 || cell.Contains(',', StringComparison.Ordinal) || cell[0] is not ('[' or '(') || cell[^1] is not (']' or ')'))
        {
            return cell;
        }

        return Say(
            $"{ends[0][1..]}{(cell[0] == '[' ? "（含）" : "（不含）")}至 {ends[1][..^1]}{(cell[^1] == ']' ? "（含）" : "（不含）")}",
            $"{ends[0][1..]}{(cell[0] == '[' ? " (included)" : " (excluded)")} to {ends[1][..^1]}{(cell[^1] == ']' ? " (included)" : " (excluded)")}");
    }

    /// <summary>The rule as stored and the figures that it uses, so that words and rule can be held against each other.</summary>
    private string FiguresOf(RuleExpression expression)
    {
        var used = pack.Parameters.Where(p => expression.Text.Contains(p.Name, StringComparison.Ordinal)).Select(p => $"{p.Name} = {Plain(p.Value)}{(p.Unit is null ? "" : " " + p.Unit)}").ToList();
        var figures = used.Count == 0 ? "" : Say("，其中 ", ", where ") + string.Join(Say("、", ", "), used);
        return Say($"：{expression.Text}{figures}", $": {expression.Text}{figures}");
    }

    private string Cited(string? reference) => reference is null
        ? Say("。依据：未注明", ". Reference: not stated")
        : Say("。依据：", ". Reference: ") + Title(reference);

    private string Title(string id)
    {
        if (pack.References.FirstOrDefault(r => r.Id == id) is not { } reference)
        {
            return id;
        }

        var number = reference.Number is null ? "" : Say($"（{reference.Number}）", $" ({reference.Number})");
        return reference.Title + number + (reference.Verified ? "" : Say("【未核实】", " [unverified]"));
    }

    private LocalizedText Subject() => (policy.Item, policy.Subject) switch
    {
        ("child", _) => new("儿童（由监护人领取）", "children (their guardian receives it)"),
        (_, SubjectKind.Enterprise) => new("企业", "enterprises"),
        (_, SubjectKind.Household) => new("家庭", "households"),
        _ => new("个人", "citizens"),
    };

    private LocalizedText Rounding() => pack.Rounding switch
    {
        RoundingRule.JiaoHalfUp => new("四舍五入到角", "to the jiao, half up"),
        RoundingRule.YuanHalfUp => new("四舍五入到元", "to the yuan, half up"),
        RoundingRule.YuanCeiling => new("进到元", "up to the yuan"),
        RoundingRule.YuanFloor => new("舍到元", "down to the yuan"),
        _ => new("四舍五入到分", "to the fen, half up"),
    };

    private string Say(string zh, string en) => Say(new LocalizedText(zh, en));

    private string Say(LocalizedText text) => text.In(language);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Plain(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

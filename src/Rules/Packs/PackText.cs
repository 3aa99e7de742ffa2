using System.Collections.Immutable;
using System.Text;
using Matching.Rules.Binding;
using Matching.Rules.Packs.Words;

namespace Matching.Rules.Packs;

/// <summary>A rule pack in plain language, made from the rule itself, in Chinese or English.</summary>
public sealed class PackText
{
    private readonly Policy policy;
    private readonly RulePack pack;
    private readonly RuleWords words;
    private readonly string language;
    private readonly bool expert;

    private PackText(Policy policy, RulePack pack, Glossary glossary, string language, bool expert)
    {
        this.policy = policy;
        this.pack = pack;
        this.language = language;
        this.expert = expert;
        words = RuleWords.Of(pack, glossary, language);
    }

    /// <summary>The whole text, lines ended by U+000A.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">One of its versions, or a draft of one.</param>
    /// <param name="glossary">What the names mean.</param>
    /// <param name="language"><c>en</c> for English, everything else Chinese.</param>
    /// <param name="expert">Whether the stored expressions stand beside the words.</param>
    public static string Render(Policy policy, RulePack pack, Glossary glossary, string language, bool expert = false)
    {
        var text = new StringBuilder().Append(policy.Name.In(language)).Append('\n');
        foreach (var section in Sections(policy, pack, glossary, language, expert))
        {
            text.Append('\n').Append(section.Title).Append('\n');
            foreach (var line in section.Lines.SelectMany(l => l.Lines()).Concat(section.Rows.Select(r => string.Join(" | ", r))))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The text part by part; parts that have nothing to say are left out.</summary>
    public static ImmutableArray<PackSection> Sections(Policy policy, RulePack pack, Glossary glossary, string language, bool expert = false)
    {
        var text = new PackText(policy, pack, glossary, language, expert);
        PackSection[] all =
        [
            text.Period(), text.Conditions(), text.Amount(), text.Cycle(), text.Giving(), text.Exclusions(), text.Allocation(), text.Review(), text.Doubts(),
            text.Figures(), text.Shared(), text.Computed(), text.Meanings(), text.References(),
        ];
        return [.. all.Where(s => !s.Lines.IsEmpty || !s.Rows.IsEmpty)];
    }

    private PackSection Period()
    {
        var period = words.Say(
            $"自{FigureWords.Date(pack.From, false)}起施行，{(pack.To is { } end ? $"至{FigureWords.Date(end, false)}止（首尾两日都含）" : "没有写明截止日")}",
            $"In force from {FigureWords.Date(pack.From, true)}, {(pack.To is { } last ? $"to {FigureWords.Date(last, true)} (both days included)" : "with no end stated")}");
        var version = words.Say($"版本 {pack.Version}", $"Version {pack.Version}")
            + (pack.Revision == 1 ? "" : words.Say($"（第 {FigureWords.Ordinal(pack.Revision)} 次发布，为更正）", $" (revision {FigureWords.Ordinal(pack.Revision)}, a correction)"))
            + (pack.PublishedAt is { } published ? words.Say($"，{FigureWords.Date(published, false)}公布", $", published {FigureWords.Date(published, true)}") : "");
        var subject = TermWords.Subject(policy);
        List<string> lines = [period, version, words.Say($"对象：{subject.Zh}；主管部门：{policy.Authority}", $"For: {subject.En}; authority: {policy.Authority}")];
        if (TermWords.Reference(policy.Reference, words.Glossary) is { } reference)
        {
            lines.Add(reference.In(language));
        }

        if (!pack.Verified)
        {
            lines.Add(words.Say("【未核实】数字没有对照公布的原文；凡是命中，一律转人工复核", "[unverified] The figures were not checked against the published text; every match goes to review"));
        }

        return Section("period", "施行期与对象", "Period, and whom it is for", lines);
    }

    private PackSection Conditions() => new(
        "conditions", words.Say("条件（须同时满足；任一事实不明则不能判断）", "Conditions (all must hold; an unknown fact leaves the outcome open)"),
        [.. pack.Conditions.Select((c, i) => ConditionWords(c, i + 1))], []);

    private Wording ConditionWords(Condition condition, int number)
    {
        var rule = words.Condition(condition.When);
        var items = new List<Wording> { rule with { Text = words.Say("判断：", "Test: ") + rule.Text } };
        if (expert)
        {
            items.Add(new Wording(words.Say($"表达式：{condition.When.Text}", $"Expression: {condition.When.Text}")));
        }

        items.Add(new Wording(condition.Reference is null ? words.Say("依据：未注明", "Reference: not stated") : words.Say("依据：", "Reference: ") + Title(condition.Reference)));
        return new Wording($"{FigureWords.Ordinal(number)}. {condition.Text.In(language)}", [.. items]) { IsNumbered = false };
    }

    private PackSection Amount()
    {
        var lines = new List<Wording>();
        if (pack.Amount is not { } amount)
        {
            lines.Add(new Wording(words.Say("没有金额", "None")));
            return Section("amount", "金额", "Amount", lines);
        }

        lines.Add(words.Amount(amount, pack.CycleAmount is null ? policy.Benefit.Cycle : null));
        if (expert)
        {
            lines.AddRange(Expression(amount));
        }

        if (pack.AmountIsCeiling)
        {
            lines.Add(new Wording(words.Say("这是最高限额：实际付款以部门核定的金额为准，不超过上述金额", "This is a ceiling: what is paid is what the department approved, never more than this")));
        }

        lines.Add(new Wording(words.Say("取整：", "Rounding: ") + TermWords.Rounding(pack.Rounding).In(language)));
        return Section("amount", "金额", "Amount", lines);
    }

    private PackSection Cycle()
    {
        List<Wording> lines = pack.CycleAmount is not { } cycle ? [] : expert ? [words.Amount(cycle, null), .. Expression(cycle)] : [words.Amount(cycle, null)];
        return Section("cycle", "每期应付", "Paid in one period", lines);
    }

    private IEnumerable<Wording> Expression(RuleExpression expression) =>
        expression.Text.Split('\n').Select((line, i) => new Wording((i == 0 ? words.Say("表达式：", "Expression: ") : "") + line));

    private PackSection Giving() => Section("giving", "怎样享受", "How it is given", TermWords.Giving(policy).Select(t => t.In(language)));

    private PackSection Exclusions() => Section(
        "exclusions", "不能同时享受", "Not together with", policy.Exclusions.Select(e => TermWords.Exclusion(e, words.Glossary).In(language)));

    private PackSection Allocation() => Section(
        "allocation", "名额、先后与限额", "Places, order and limits", AllocationWords.Of(policy, words.Glossary).Select(t => t.In(language)));

    private PackSection Review() => new(
        "review", words.Say("转人工复核的情形（下列成立或无法判断时）", "What sends a match to review (when true or unknown)"),
        [.. pack.Review.Select(r => new Wording(r.Reason.In(language), [Tested(r.When)]) { IsNumbered = false })], []);

    private Wording Tested(RuleExpression when)
    {
        var rule = words.Condition(when);
        return rule with { Text = words.Say("判断：", "Test: ") + rule.Text };
    }

    private PackSection Doubts() => Section("doubts", "原文未写明之处", "What the published text leaves open", pack.Doubts.Select(d => d.In(language)));

    private PackSection Figures() => new(
        "figures", words.Say("本版本的数字", "Figures of this version"), [],
        pack.Parameters.IsEmpty ? [] :
        [
            [words.Say("名称", "Name"), words.Say("数值", "Value"), words.Say("依据", "Reference")],
            .. pack.Parameters.Select(p => ImmutableArray.Create(
                p.Name, FigureWords.Of(p.Value, p.Unit, words.IsEnglish), p.Reference is null ? words.Say("未注明", "not stated") : Title(p.Reference))),
        ]);

    private PackSection Shared() => new(
        "shared", words.Say("引用的共用数字", "Shared figures"),
        [.. VocabularyWords.Shared(pack, words.Glossary).Select(s => new Wording(
            words.Glossary.NameOf(s.Term.Name, words.IsEnglish), [.. s.Figures.Select(f => new Wording(Dated(f, s.Term.Unit)))]) { IsNumbered = false })], []);

    private string Dated(GlossaryFigure figure, string? unit) =>
        FigureWords.Period(figure.From, figure.To, words.IsEnglish) + words.Say("：", ": ") + FigureWords.Of(figure.Value, unit, words.IsEnglish)
        + (figure.Verified ? "" : words.Say("【未核实】", " [unverified]")) + (figure.Reference is { } reference ? words.Say($"（{reference}）", $" ({reference})") : "");

    private PackSection Computed() => new(
        "computed", words.Say("由其他事实计算的事实", "Facts computed from others (where nobody states them)"), VocabularyWords.Derived(pack, words.Glossary, language), []);

    private PackSection Meanings() => words.IsEnglish ? Section("meanings", "", "", Array.Empty<string>())
        : Section("meanings", "用语", "", VocabularyWords.Explained(pack, words.Glossary).Select(t => $"{t.Name}：{t.Description}"));

    private PackSection References() => Section(
        "references", "依据", "References", pack.References.Select(r => Title(r.Id) + (r.Url is null ? "" : " " + r.Url)));

    private PackSection Section(string id, string zh, string en, IEnumerable<string> lines) => Section(id, zh, en, lines.Select(l => new Wording(l)));

    private PackSection Section(string id, string zh, string en, IEnumerable<Wording> lines) => new(id, words.Say(zh, en), [.. lines], []);

    private string Title(string id) => pack.References.FirstOrDefault(r => r.Id == id) is { } reference ? ReferenceWords.Title(reference, words.IsEnglish) : id;
}

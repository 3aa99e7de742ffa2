using System.Globalization;
using System.Text;
using Matching.Rules;
using Matching.Rules.Interpret;
using Matching.Rules.Packs;

namespace Matching.Engine.Decisions;

/// <summary>An explanation in words, in Chinese or English.</summary>
public sealed class ExplanationText
{
    private readonly StringBuilder text = new();
    private readonly string language;
    private readonly NearMissWords near;

    private ExplanationText(Explanation explanation, string language) =>
        (this.language, near) = (language, NearMissWords.Of(explanation, language));

    /// <summary>The words, lines ended by U+000A.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="language"><c>en</c> for English, everything else Chinese.</param>
    public static string Render(Explanation explanation, string language)
    {
        var renderer = new ExplanationText(explanation, language);
        renderer.Write(explanation);
        return renderer.text.ToString();
    }

    private void Write(Explanation e)
    {
        Line(0, Say($"{e.Policy.Name.Zh}（{e.Policy.Id}，版本 {e.Pack.Version}）", $"{e.Policy.Name.En} ({e.Policy.Id}, version {e.Pack.Version})"));
        var item = e.Item == "-" ? "" : Say($"，事项 {e.Item}", $", item {e.Item}");
        Line(0, Say($"对象 {e.Subject}{item}，基准日 {Date(e.AsOf)}", $"Subject {e.Subject}{item}, as of {Date(e.AsOf)}"));
        Line(0, Say("结论：", "Outcome: ") + Conclusion(e.Verdict));
        WriteReasons(e);
        Line(0, Say("条件", "Conditions"));
        foreach (var condition in e.Conditions)
        {
            Write(condition, e.Open.FirstOrDefault(o => o.ConditionId == condition.Condition.Id));
        }

        Line(0, Say("所读数据", "Values read"));
        foreach (var value in e.Values)
        {
            Line(1, Words(value));
        }

        WriteTrace(Say("金额的计算", "How the amount came about"), e.Amount);
        WriteTrace(Say("本期应付的计算", "How the cycle's payment came about"), e.CycleAmount);
        Line(0, Say($"规则包 {e.Pack.Hash}", $"Rule pack {e.Pack.Hash}"));
        if (e.SnapshotHash is { } snapshot)
        {
            Line(0, Say($"数据快照 {snapshot}", $"Snapshot {snapshot}"));
        }
    }

    private string Conclusion(Verdict verdict) => verdict.Outcome switch
    {
        Outcome.Eligible when verdict.Amount is { } amount => Say($"符合，金额 {amount} {amount.Currency}", $"eligible, amount {amount} {amount.Currency}"),
        Outcome.Eligible => Say("符合", "eligible"),
        Outcome.NotEligible => Say("不符合", "not eligible"),
        _ => Say("尚不能判断", "undetermined"),
    };

    private void WriteReasons(Explanation e)
    {
        var verdict = e.Verdict;
        List(Say("缺少数据：", "Missing: "), verdict.Missing);
        List(Say("未满足的条件：", "Conditions not met: "), verdict.Failed);
        List(Say("需人工复核：", "Goes to review: "), verdict.Review);
        if (verdict.CycleAmount is { } cycle && cycle != verdict.Amount)
        {
            Line(0, Say($"本期应付 {cycle} {cycle.Currency}", $"Payable this cycle: {cycle} {cycle.Currency}"));
        }

        if (verdict.Held is { } held)
        {
            Line(0, Say($"暂挂：{held}", $"Held: {held}"));
        }

        if (e.Verdict.Outcome != Outcome.Eligible && e.Open is [var nearest, ..])
        {
            var lead = e.NearMiss is null ? Say("最接近的条件：", "Nearest condition: ") : Say("只差一项：", "All but one: ");
            Line(0, lead + nearest.ConditionId + Say("（", " (") + near.Whole(nearest) + Say("）", ")"));
        }
    }

    private void Write(ConditionExplanation condition, NearMiss? open)
    {
        var sign = condition.Value.IsTrue ? Say("[是]", "[yes]") : condition.Value.IsFalse ? Say("[否]", "[no]") : Say("[未知]", "[unknown]");
        Line(1, $"{sign} {condition.Condition.Id} {In(condition.Condition.Text)}");
        if (condition.Reference is { } reference)
        {
            Line(2, Say("依据：", "Reference: ") + Words(reference));
        }

        foreach (var gap in open is { Kind: NearMissKind.Changeable or NearMissKind.Fixed } ? open.Gaps : [])
        {
            Line(2, Say("差距：", "Lacks: ") + near.Piece(gap));
        }

        Write(condition.Trace, 2);
    }

    private string Words(LegalReference reference)
    {
        var number = reference.Number is { } n ? Say($"（{n}）", $" ({n})") : "";
        return reference.Title + number + (reference.Verified ? "" : Say("，未核实", ", not verified"));
    }

    private string Words(ValueRead read)
    {
        var known = read.Value.IsUnknown ? Say("未知", "unknown") : read.Value.ToString() + (read.Tag.Unit is { } unit ? " " + unit : "");
        var source = read.Origin.SourceId is { } id ? Say($"，来源 {id}", $", source {id}") : "";
        var dated = read.Origin.AsOf is { } asOf ? Say($"，截至 {Date(asOf)}", $", as of {Date(asOf)}") : "";
        return $"{read.Tag.Name} = {known}" + Say("（", " (") + OriginWords(read) + source + dated + Say("）", ")");
    }

    private string OriginWords(ValueRead read) => read.Origin.Kind switch
    {
        FactOriginKind.Given => Say("所给", "given"),
        FactOriginKind.Linked => Say("取自申请人", "from the applicant"),
        FactOriginKind.Stale => Say($"已过期，有效期 {read.Tag.MaxAgeDays} 天", $"too old, kept for {read.Tag.MaxAgeDays} days"),
        FactOriginKind.Parameter => Say("目录参数", "parameter of the catalogue"),
        FactOriginKind.System => Say("系统", "system"),
        FactOriginKind.Computed => Say($"由 {Bases(read)} 计算", $"computed from {Bases(read)}"),
        _ when read.Value.Causes.Count > 1 => Say($"缺少 {string.Join("、", read.Value.Causes)}", $"missing {string.Join(", ", read.Value.Causes)}"),
        _ => Say("没有数据", "no data"),
    };

    private string Bases(ValueRead read) => string.Join(Say("、", ", "), read.Tag.Formula?.Reads.Select(s => s.Name) ?? []);

    private void WriteTrace(string title, TraceNode? trace)
    {
        if (trace is not null)
        {
            Line(0, title);
            Write(trace, 1);
        }
    }

    private void Write(TraceNode trace, int depth)
    {
        // A table's text has a line for each row; of its rows only those that count are worth reading.
        var end = trace.Text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? trace.Text : trace.Text[..end];
        Line(depth, $"{first} → {(trace.Value.IsUnknown ? Say("未知", "unknown") : trace.Value.ToString())}");
        foreach (var child in trace.Children.Where(c => end < 0 || !c.Value.IsFalse))
        {
            Write(child, depth + 1);
        }
    }

    private void List(string title, IReadOnlyCollection<string> parts)
    {
        if (parts.Count > 0)
        {
            Line(0, title + string.Join(Say("、", ", "), parts));
        }
    }

    private void Line(int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');

    private string Say(string zh, string en) => language == "en" ? en : zh;

    private string In(LocalizedText words) => words.In(language);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

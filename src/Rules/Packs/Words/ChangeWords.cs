namespace Matching.Rules.Packs.Words;

/// <summary>Differences as sentences.</summary>
public static class ChangeWords
{
    /// <summary>Name of a part.</summary>
    public static LocalizedText Name(PackPart part) => part switch
    {
        PackPart.Period => new("施行期", "Period"),
        PackPart.Verified => new("核实情况", "Verification"),
        PackPart.Condition => new("条件", "Condition"),
        PackPart.Figure => new("数字", "Figure"),
        PackPart.SharedFigure => new("共用数字", "Shared figure"),
        PackPart.Amount => new("金额", "Amount"),
        PackPart.CycleAmount => new("每期应付", "Paid in one period"),
        PackPart.AmountTerms => new("付款方式", "Terms of payment"),
        PackPart.Review => new("转人工复核的情形", "Reason for review"),
        PackPart.Doubt => new("存疑", "Doubt"),
        _ => new("依据", "Reference"),
    };

    /// <summary>A difference in one sentence.</summary>
    public static LocalizedText Sentence(PackChange change)
    {
        var (zh, en) = (Name(change.Part).Zh, Name(change.Part).En);
        var subject = change.Part == PackPart.Condition || change.Subject.Length == 0 ? ("", "") : ($"“{change.Subject}”", $" “{change.Subject}”");
        var note = change.Note is null ? ("", "") : ($"（{change.Note}）", $" ({change.Note})");
        return (change.Before, change.After) switch
        {
            (null, var now) => new($"新增{zh}{subject.Item1}：{now}", $"{en}{subject.Item2} added: {now}"),
            (var was, null) => new($"取消{zh}{subject.Item1}：{was}", $"{en}{subject.Item2} removed: {was}"),
            var (was, now) => new($"{zh}{subject.Item1}由 {was} 改为 {now}{note.Item1}", $"{en}{subject.Item2} changed from {was} to {now}{note.Item2}"),
        };
    }
}

using System.Globalization;
using Matching.Engine.Amounts;
using Matching.Rules;

namespace Matching.Engine.Allocation;

/// <summary>Says in Chinese and English what exclusions, caps and quotas did to a claim.</summary>
public static class AllotmentWords
{
    /// <summary>One sentence each, or null when nothing was weighed against the claim.</summary>
    public static LocalizedText? Of(Allotment allotment)
    {
        List<LocalizedText> said = [];
        if (allotment.Refusal is { } refusal)
        {
            said.Add(refusal.Text);
        }

        if (!allotment.Weighed.IsEmpty)
        {
            said.Add(Weighed(allotment));
        }

        if (allotment.Cut is { } cut)
        {
            said.Add(Of(cut));
        }

        if (allotment.Place is { } place)
        {
            said.Add(Of(place));
        }

        return said.Count == 0 ? null : new LocalizedText(string.Join("；", said.Select(s => s.Zh)), string.Join("; ", said.Select(s => s.En)));
    }

    /// <summary>What a cap takes, to the fen.</summary>
    public static LocalizedText Of(Cut cut)
    {
        var period = cut.Cap.PerYear ? new LocalizedText("每年", "a year") : new LocalizedText("每期", "a period");
        var most = Money.FromYuan(cut.Cap.Amount);
        return cut.To.Fen == 0
            ? new($"“{cut.Cap.Name.Zh}”{period.Zh}最高{most}元，已用{cut.Used}元，没有余额，本项{cut.From}元不予发放",
                $"\"{cut.Cap.Name.En}\" allows at most {most} yuan {period.En} and {cut.Used} yuan are used: nothing is left for these {cut.From} yuan")
            : new($"“{cut.Cap.Name.Zh}”{period.Zh}最高{most}元，已用{cut.Used}元，本项由{cut.From}元减为{cut.To}元",
                $"\"{cut.Cap.Name.En}\" allows at most {most} yuan {period.En} and {cut.Used} yuan are used: this is reduced from {cut.From} to {cut.To} yuan");
    }

    /// <summary>Number and places.</summary>
    public static LocalizedText Of(QueuePlace place) => place.IsChosen
        ? new($"第 {Text(place.Number)} 位，名额 {Text(place.Places)}，已列入", $"number {Text(place.Number)} for {Text(place.Places)} places: chosen")
        : new($"第 {Text(place.Number)} 位，名额 {Text(place.Places)}，名额已满", $"number {Text(place.Number)} for {Text(place.Places)} places: all are taken");

    /// <summary>What a claim would pay.</summary>
    internal static LocalizedText Amount(Claim claim) =>
        claim.Given is { } amount ? new($"{amount}元", $"{amount} yuan") : new("金额待核定", "amount to be determined");

    private static LocalizedText Weighed(Allotment kept) => new(
        $"另比较了{string.Join("、", kept.Weighed.Select(c => $"“{c.Policy.Name.Zh}”（{Amount(c).Zh}）"))}，保留本项（{Amount(kept.Claim).Zh}）",
        $"also weighed: {string.Join(", ", kept.Weighed.Select(c => $"\"{c.Policy.Name.En}\" ({Amount(c).En})"))}; this one ({Amount(kept.Claim).En}) is kept");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

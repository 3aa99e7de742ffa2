using Matching.Engine.Amounts;
using Matching.Engine.Decisions;
using Matching.Engine.Payouts;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Entitlements;

/// <summary>Writes what recipients read, in Chinese and English.</summary>
public static class NotificationTexts
{
    private const string Told = "Told";

    /// <summary>The message about a new or changed entitlement.</summary>
    public static Notification Of(Policy policy, Entitlement right)
    {
        var zh = policy.Name.Zh;
        var en = policy.Name.En;
        var amount = Amount(right.Amount);
        var (nextZh, nextEn) = Next(right);
        return new Notification(
            Id("right", right.Id, right.Amount?.ToString() ?? ""), right.Department, policy.Id, right.Id, right.Key.Subject, right.Payee,
            right.Version, right.Key.Cycle, right.Key.Item, right.Amount, right.Currency, right.State.ToString(),
            new LocalizedText($"{zh}：{TitleZh(right.State)}", $"{en}: {TitleEn(right.State)}"),
            new LocalizedText(
                $"经数据比对，您符合“{zh}”的条件（{right.Key.Cycle}）。金额：{amount.Zh}。{nextZh}您无需提交申请；如有异议，请联系{policy.Authority}。",
                $"By comparing data we found that you meet the conditions of \"{en}\" ({right.Key.Cycle}). Amount: {amount.En}. {nextEn} No application is needed; to object, contact {policy.Authority}."));
    }

    /// <summary>The message about a benefit that is told and never paid here.</summary>
    public static Notification Telling(Policy policy, Decision decision, string cycle)
    {
        var amount = decision.Amount is { } known ? new LocalizedText($"金额：{Amount(known).Zh}。", $"Amount: {Amount(known).En}. ") : new LocalizedText("", "");
        var tax = policy.Benefit.Kind == BenefitKind.Tax;
        return new Notification(
            TellingId(decision, cycle), policy.Department, policy.Id, null, decision.Subject, decision.Payee, decision.Version, cycle, decision.Item,
            decision.Amount, policy.Benefit.Currency, Told,
            new LocalizedText($"{policy.Name.Zh}：您可享受", $"{policy.Name.En}: available to you"),
            new LocalizedText(
                $"经数据比对，您符合“{policy.Name.Zh}”的条件（{cycle}）。{amount.Zh}" + (tax ? "由税务机关在申报时落实，本平台不发放资金。" : $"由{policy.Authority}办理，本平台不发放资金。"),
                $"By comparing data we found that you meet the conditions of \"{policy.Name.En}\" ({cycle}). {amount.En}"
                + (tax ? "The tax authority applies it when you file; no money is paid here." : $"It is carried out by {policy.Authority}; no money is paid here.")));
    }

    /// <summary>Identifier of the message about a told benefit: once per policy, subject, cycle, item and version.</summary>
    public static string TellingId(Decision decision, string cycle) =>
        Id("told", decision.PolicyId, decision.Subject, cycle, decision.Item, decision.Version);

    private static string Id(params string[] parts) => "N" + Base32.OfHash(string.Join('\n', parts), 26);

    private static LocalizedText Amount(Money? amount) => amount is not { } known
        ? new LocalizedText("待核定", "to be determined")
        : known.Currency == "CNY" ? new LocalizedText($"{known}元", $"{known} yuan") : new LocalizedText($"{known} {known.Currency}", $"{known} {known.Currency}");

    private static string TitleZh(EntitlementState state) => state switch
    {
        EntitlementState.AwaitingConfirmation => "请确认",
        EntitlementState.OnNotice => "公示中",
        EntitlementState.InReview => "核查中",
        EntitlementState.Excluded => "不重复享受",
        EntitlementState.Proposed => "本期无应发金额",
        _ => "拟发放",
    };

    private static string TitleEn(EntitlementState state) => state switch
    {
        EntitlementState.AwaitingConfirmation => "please confirm",
        EntitlementState.OnNotice => "on public notice",
        EntitlementState.InReview => "in review",
        EntitlementState.Excluded => "not granted beside another benefit",
        EntitlementState.Proposed => "nothing due this period",
        _ => "to be paid",
    };

    private static (string Zh, string En) Next(Entitlement right) => right.State switch
    {
        EntitlementState.AwaitingConfirmation => ("请在平台上确认，确认后拨付。", "Please confirm in the portal; it is paid after that."),
        EntitlementState.OnNotice => ($"公示至{right.NoticeEnd:yyyy-MM-dd}，期满无异议后继续办理。", $"On public notice until {right.NoticeEnd:yyyy-MM-dd}; it goes on when nobody objects."),
        EntitlementState.InReview => ("正由主管部门核查，核查后继续办理。", "The responsible department is reviewing it first."),
        EntitlementState.Excluded => ($"未予发放：{right.Reason}。", $"Not granted: {right.Reason}."),
        EntitlementState.Proposed => ("本期应发金额为零，无需办理。", "Nothing is due for this period and nothing needs to be done."),
        _ => ("将于支付前复核后直接拨付至登记账户。", "It will be paid to the registered account after the pre-payment check."),
    };
}

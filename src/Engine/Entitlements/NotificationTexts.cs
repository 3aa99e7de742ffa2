using System.Globalization;
using Matching.Engine.Amounts;
using Matching.Engine.Decisions;
using Matching.Engine.Payouts;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Entitlements;

/// <summary>Writes what recipients read, in Chinese and English: what, how much, and what to do next.</summary>
public static class NotificationTexts
{
    private const string Told = "Told";

    /// <summary>The message about a new or changed entitlement.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="right">The right as it stands now.</param>
    /// <param name="happening">Empty for a new right; for a changed one, what makes the change one of its own.</param>
    public static Notification Of(Policy policy, Entitlement right, string happening = "")
    {
        var (zh, en) = (policy.Name.Zh, policy.Name.En);
        var amount = Amount(right.Amount);
        var next = NextSteps.Of(policy, right);
        var id = happening.Length == 0
            ? Id("right", right.Id, right.Amount?.ToString() ?? "")
            : Id("changed", right.Id, right.Amount?.ToString() ?? "", right.Payee, happening);
        return About(
            id, policy, right,
            new LocalizedText(
                $"经数据比对，您符合“{zh}”的条件（{Period(right.Key.Cycle).Zh}），无需提交申请。金额：{amount.Zh}。{next.Zh}如有异议，请联系{policy.Authority}。",
                $"By comparing data we found that you meet the conditions of \"{en}\" ({Period(right.Key.Cycle).En}); no application is needed. Amount: {amount.En}. {next.En} To object, contact {policy.Authority}."));
    }

    /// <summary>The message about what happened to a right after it was told.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="right">The right as it stands now.</param>
    /// <param name="happening">What makes the happening one of its own, such as the business date; the same is told once.</param>
    public static Notification Later(Policy policy, Entitlement right, string happening)
    {
        var (zh, en) = (policy.Name.Zh, policy.Name.En);
        var next = NextSteps.Of(policy, right);
        return About(
            Id("later", right.Id, right.State.ToString(), right.ReasonCode ?? "", happening), policy, right,
            new LocalizedText(
                $"您的“{zh}”（{Period(right.Key.Cycle).Zh}，{Amount(right.Amount).Zh}）有新进展。{next.Zh}如有疑问，请联系{policy.Authority}。",
                $"There is news about your \"{en}\" ({Period(right.Key.Cycle).En}, {Amount(right.Amount).En}). {next.En} For questions, contact {policy.Authority}."));
    }

    /// <summary>The message about a benefit that is told and never paid here.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="cycle">Its cycle.</param>
    /// <param name="replaced">The version by which the same cycle was told before, or null.</param>
    public static Notification Telling(Policy policy, Decision decision, string cycle, RulePack? replaced = null)
    {
        var instead = replaced is null ? new LocalizedText("", "") : new LocalizedText(
            $"本期此前按 {replaced.Version} 版告知；现按 {decision.Version} 版重新计算，以本次为准，差额可补享。",
            $" This period was told by version {replaced.Version} before; it is computed anew by version {decision.Version}, which holds, and the difference can be claimed.");
        var amount = decision.Amount is { } known ? new LocalizedText($"金额：{Amount(known).Zh}。", $" Amount: {Amount(known).En}.") : new LocalizedText("", "");
        var next = NextSteps.Elsewhere(policy);
        return new Notification(
            TellingId(decision, cycle), policy.Department, policy.Id, null, decision.Subject, decision.Payee, decision.Version, cycle, decision.Item,
            decision.Amount, policy.Benefit.Currency, Told,
            new LocalizedText($"{policy.Name.Zh}：您可享受", $"{policy.Name.En}: available to you"),
            new LocalizedText(
                $"经数据比对，您符合“{policy.Name.Zh}”的条件（{Period(cycle).Zh}）。{amount.Zh}{instead.Zh}{next.Zh}",
                $"By comparing data we found that you meet the conditions of \"{policy.Name.En}\" ({Period(cycle).En}).{amount.En}{instead.En} {next.En}"));
    }

    /// <summary>Identifier of the message about a told benefit: once per policy, subject, cycle, item and version.</summary>
    public static string TellingId(Decision decision, string cycle) =>
        Id("told", decision.PolicyId, decision.Subject, cycle, decision.Item, decision.Version);

    private static Notification About(string id, Policy policy, Entitlement right, LocalizedText body) => new(
        id, right.Department, policy.Id, right.Id, right.Key.Subject, right.Payee, right.Version, right.Key.Cycle, right.Key.Item, right.Amount,
        right.Currency, right.State.ToString(), new LocalizedText($"{policy.Name.Zh}：{Title(right).Zh}", $"{policy.Name.En}: {Title(right).En}"), body);

    private static string Id(params string[] parts) => "N" + Base32.OfHash(string.Join('\n', parts), 26);

    private static LocalizedText Amount(Money? amount) => amount is not { } known
        ? new LocalizedText("待核定", "to be determined")
        : known.Currency == "CNY" ? new LocalizedText($"{known}元", $"{known} yuan") : new LocalizedText($"{known} {known.Currency}", $"{known} {known.Currency}");

    /// <summary>The period in words; a text that is no period of <see cref="Cycles"/> is given as it is.</summary>
    private static LocalizedText Period(string cycle) => cycle switch
    {
        _ when Cycles.IsSupplement(cycle) && Period(Cycles.Base(cycle)) is var paid =>
            new LocalizedText($"{paid.Zh}的差额：规则后来公布、当时已生效", $"the difference for {paid.En}: the rule was published later and was in force already"),
        Cycles.Once => new LocalizedText("一次性", "once"),
        { Length: 4 } => new LocalizedText($"{cycle}年", cycle),
        [.. var year, '-', 'Q', var quarter] => new LocalizedText($"{year}年第{quarter}季度", $"quarter {quarter} of {year}"),
        { Length: 7 } when DateOnly.TryParseExact(cycle + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) =>
            new LocalizedText(
                string.Create(CultureInfo.InvariantCulture, $"{month.Year}年{month.Month}月"), month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)),
        _ => new LocalizedText(cycle, cycle),
    };

    private static LocalizedText Title(Entitlement right) => right.State switch
    {
        EntitlementState.Proposed when right.ReasonCode == ReasonCodes.QuotaFull => new LocalizedText("排队等候", "waiting for a place"),
        EntitlementState.Proposed when right.ReasonCode == ReasonCodes.CapReached => new LocalizedText("已达限额", "a limit is reached"),
        EntitlementState.AwaitingConfirmation => new LocalizedText("请确认", "please confirm"),
        EntitlementState.OnNotice => new LocalizedText("公示中", "on public notice"),
        EntitlementState.InReview => new LocalizedText("核查中", "in review"),
        EntitlementState.Excluded => new LocalizedText("未予发放", "not granted"),
        EntitlementState.Proposed => new LocalizedText("本期无应发金额", "nothing due this period"),
        EntitlementState.AccountNeeded => new LocalizedText("请提供收款账户", "an account is needed"),
        EntitlementState.Suspended => new LocalizedText("本期暂停发放", "suspended for now"),
        _ => new LocalizedText("拟发放", "to be paid"),
    };
}

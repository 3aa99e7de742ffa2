using System.Globalization;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Entitlements;

/// <summary>What happens next with a right and what its recipient has to do, in whole sentences.</summary>
internal static class NextSteps
{
    /// <summary>The next step of a right in its state.</summary>
    public static LocalizedText Of(Policy policy, Entitlement right) => right.State switch
    {
        EntitlementState.AwaitingConfirmation => Confirm(policy),
        EntitlementState.OnNotice => OnNotice(right.NoticeEnd),
        EntitlementState.InReview => new("主管部门须先人工核查，您现在无需办理；核查有结果后会再通知您。", "The responsible department looks at it first. You need not do anything now; you will be told the result."),
        EntitlementState.Excluded => new($"本项未予发放：{right.Reason}。", $"It was not granted. The reason on record: {right.Allocation?.En ?? right.Reason}."),
        EntitlementState.Proposed when right is { Waits: true, Allocation: { } why } => new(
            $"本项暂不发放：{why.Zh}。本期内有名额或余额空出时自动补上，您无需办理。",
            $"It is not paid for now: {why.En}. If a place or room becomes free within this period it goes on by itself; you need not do anything."),
        EntitlementState.Proposed => new("本期应发金额为零，您无需办理。", "Nothing is due for this period and you need not do anything."),
        EntitlementState.AccountNeeded => Account(right),
        EntitlementState.Suspended => Suspended(right),
        _ => new("您无需办理：支付前将再次核对，通过后直接拨付至您登记的账户。", "You need not do anything: after one more check it is paid to your registered account."),
    };

    /// <summary>The next step where another authority carries the benefit out.</summary>
    public static LocalizedText Elsewhere(Policy policy) => policy.Benefit.Kind == BenefitKind.Tax
        ? new("您现在无需办理：申报时由税务机关落实，请在申报表中核对是否已享受。本平台不发放资金。", "You need not do anything now: the tax authority applies it when you file; please check in your return that it was. No money is paid here.")
        : new($"由{policy.Authority}办理，请按其通知进行；本平台不发放资金。", $"It is carried out by {policy.Authority}; please follow their notice. No money is paid here.");

    private static LocalizedText Confirm(Policy policy)
    {
        var act = policy.Confirmation switch
        {
            ConfirmationMode.ConfirmWithAccount => new LocalizedText("请在平台上核对金额并确认，同时填写收款账户", "Please check the amount, confirm it in the portal and give the account to be paid"),
            ConfirmationMode.Reply => new LocalizedText("请回复消息表示同意", "Please agree by replying"),
            ConfirmationMode.Undertaking => new LocalizedText("请在平台上阅读并签署告知承诺书", "Please read and sign the undertaking in the portal"),
            _ => new LocalizedText("请在平台上核对金额并确认", "Please check the amount and confirm it in the portal"),
        };
        return policy.Silence == SilenceMeaning.Paid
            ? new($"{act.Zh}；未作答复也会照常拨付。", $"{act.En}; it is paid without an answer too.")
            : new($"{act.Zh}；确认后才会拨付。", $"{act.En}; it is paid only after that.");
    }

    private static LocalizedText OnNotice(DateOnly? end)
    {
        var day = end?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new($"现正公示至 {day}，您无需办理；期满无异议后继续办理。", $"It is on public notice until {day}. You need not do anything; it goes on when nobody objects.");
    }

    private static LocalizedText Account(Entitlement right) => right.ReasonCode switch
    {
        ReasonCodes.AccountNameDiffers => new("登记账户的户名与您的姓名（名称）不一致，请更换为您本人（本单位）名下的账户；更正后自动继续支付。", "The registered account is in another name. Please give one in your own name; payment then goes on by itself."),
        ReasonCodes.AccountInvalid => new($"登记的收款账户无法使用（{right.Reason}），请更正账号或开户行；更正后自动继续支付。", $"The registered account cannot be used ({right.Reason}). Please mend its number or bank; payment then goes on by itself."),
        _ => new("没有查到您的收款账户，请登记一个您本人（本单位）名下的银行账户；登记后自动继续支付。", "No account of yours is known. Please register a bank account in your own name; payment then goes on by itself."),
    };

    private static LocalizedText Suspended(Entitlement right)
    {
        var (zh, en) = right.ReasonCode switch
        {
            ReasonCodes.Deceased => ("数据显示领取人已去世", "the data says that the person has died"),
            ReasonCodes.NotRegistered => ("登记状态不是存续", "the register does not say that the enterprise still exists"),
            ReasonCodes.Dishonest => ("被列入严重失信主体名单", "the enterprise is on the list of the seriously untrustworthy"),
            ReasonCodes.NoLongerEligible => ("按最新数据已不符合条件", "by the newest data the conditions are no longer met"),
            _ => (right.Reason ?? "须先核实", right.Reason ?? "it must be looked into"),
        };
        return new($"本期发放已暂停，原因：{zh}。如与事实不符，请尽快提出，数据更正后自动补发。", $"Payment is suspended, because {en}. If that is wrong, please say so soon; what was withheld is paid once the data is put right.");
    }
}

using Matching.Api.Site;
using Matching.Engine.Entitlements;
using Matching.Rules;
using Matching.Rules.Packs;
using Matching.Storage.Views;

namespace Matching.Api.Recipients;

/// <summary>What a right's state means for its recipient: where it stands, what comes next, what to do.</summary>
/// <param name="words">The language.</param>
public sealed class RightWords(PageWords words)
{
    private readonly PlainWords plain = new(words);

    /// <summary>A state in a few words.</summary>
    public string State(EntitlementState state, string? reasonCode = null) => words.Say(StateText(state, reasonCode));

    /// <summary>What happens next, and by when.</summary>
    /// <param name="right">The right.</param>
    /// <param name="policy">Its policy, or null where the catalogue no longer has it.</param>
    /// <param name="accountSources">Names of where an account can be registered, the preferred one first.</param>
    public string Next(Right right, Policy? policy, IReadOnlyList<string> accountSources) => right.State switch
    {
        EntitlementState.AwaitingConfirmation => words.Say(
            "确认后，下一个夜里再核对一次，没有问题就发放到您登记的账户。", "Once you confirm, it is checked again in the next night and then paid to your registered account.") + Silence(policy),
        EntitlementState.AccountNeeded or EntitlementState.Bounced => Account(accountSources),
        EntitlementState.OnNotice when right.NoticeEnd is { } end => words.Say(
            $"公示到{plain.Date(end)}为止。没有异议，就自动往下办。您不用做什么。", $"On public notice until {plain.Date(end)}. If nobody objects, it goes on by itself. You need not do anything."),
        EntitlementState.InReview => words.Say(
            "工作人员正在核查。有了结果，会在这里告诉您。您不用做什么。", "An official is looking at it. You will be told here when it is decided. You need not do anything."),
        EntitlementState.Confirmed => words.Say("下一个夜里核对后发放。您不用做什么。", "It is checked and paid in the next night. You need not do anything."),
        EntitlementState.PrePaymentCheck => words.Say("每个夜里核对一次，没有问题就发放。您不用做什么。", "It is checked every night and paid once nothing stands in the way. You need not do anything."),
        EntitlementState.InBatch => words.Say("正在交给银行。您不用做什么。", "It is on its way to the bank. You need not do anything."),
        EntitlementState.Submitted => words.Say("钱由银行打到您登记的账户。您不用做什么。", "The bank pays it into your registered account. You need not do anything."),
        EntitlementState.Suspended => words.Say("每个夜里重新核对。原因消除后自动补发。如果说得不对，请联系下面的部门。", "It is checked again every night and paid in arrears once the reason is gone. If the reason is wrong, contact the department below."),
        EntitlementState.Declined => words.Say("这一期不再问您。改变主意，请联系下面的部门。", "You are not asked again for this period. If you change your mind, contact the department below."),
        EntitlementState.Excluded => words.Say("两项不能同时领，保留另一项。", "Two benefits cannot be had together; the other one is kept."),
        _ => words.Say("您不用做什么。", "You need not do anything."),
    };

    /// <summary>Why the right is in its state, or null where there is no reason to tell.</summary>
    public string? Reason(string? code, string? reason) => code switch
    {
        null or ReasonCodes.Direct or ReasonCodes.EligibleForZero => null,
        ReasonCodes.NoLongerEligible => Known(code),
        _ => Told(reason) ?? Known(code),
    };

    /// <summary>What other rights, limits and places did to the right, or null where nothing did or the reason says it already.</summary>
    public string? Weighed(Right right) =>
        right.Allocation is { } weighed && (words.IsEnglish || weighed.Zh != right.Reason) ? words.Say(weighed) : null;

    /// <summary>An event of a right's history.</summary>
    public string Event(RightEvent happening) => words.Say(EventText(happening));

    /// <summary>Who acted.</summary>
    public string Actor(RightEvent happening, string recipient) => happening.Actor == recipient
        ? words.Say("您本人", "you")
        : happening.Channel == "system" ? words.Say("系统自动", "automatic") : words.Say("工作人员", "an official");

    /// <summary>The state of a payment.</summary>
    public string Payment(string state) => state switch
    {
        "intent" => words.Say("准备交银行", "being prepared"),
        "submitted" => words.Say("已交银行", "sent to the bank"),
        "paid" => words.Say("已到账", "paid"),
        _ => words.Say("被银行退回", "returned by the bank"),
    };

    private static LocalizedText StateText(EntitlementState state, string? reasonCode) => state switch
    {
        EntitlementState.AwaitingConfirmation => new("等您确认", "Waiting for your answer"),
        EntitlementState.AccountNeeded => new("缺收款账户", "Bank account needed"),
        EntitlementState.Bounced => new("银行退回", "Returned by the bank"),
        EntitlementState.InReview => new("人工核查中", "Being reviewed"),
        EntitlementState.OnNotice => new("公示中", "On public notice"),
        EntitlementState.Proposed when reasonCode == ReasonCodes.QuotaFull => new("排队等候名额", "Waiting for a place"),
        EntitlementState.Proposed when reasonCode == ReasonCodes.CapReached => new("已达限额", "A limit is reached"),
        EntitlementState.Proposed when reasonCode == ReasonCodes.EligibleForZero => new("本期应发为零", "Nothing due this period"),
        EntitlementState.Confirmed => new("已确认，等待发放", "Confirmed, to be paid"),
        EntitlementState.PrePaymentCheck => new("发放前核对", "Checked before payment"),
        EntitlementState.InBatch => new("准备发放", "About to be paid"),
        EntitlementState.Submitted => new("已交银行发放", "Sent to the bank"),
        EntitlementState.Paid or EntitlementState.Closed or EntitlementState.Active => new("已到账", "Paid"),
        EntitlementState.Declined => new("您选择不领", "You declined"),
        EntitlementState.Lapsed => new("逾期未确认", "Not answered in time"),
        EntitlementState.Excluded => new("不重复享受", "Not granted beside another benefit"),
        EntitlementState.Suspended => new("暂停发放", "Suspended"),
        EntitlementState.Stopped => new("停止发放", "Stopped"),
        EntitlementState.Corrected => new("已更正", "Corrected"),
        EntitlementState.Recovery => new("需要退回", "To be returned"),
        EntitlementState.NotEligible => new("不符合条件", "Conditions not met"),
        EntitlementState.Undetermined => new("资料不全", "Data missing"),
        _ => new("正在办理", "In progress"),
    };

    private static LocalizedText EventText(RightEvent happening) => happening.Event switch
    {
        EntitlementEvent.Propose => new("比对数据，您符合条件", "Data compared: you meet the conditions"),
        EntitlementEvent.FindUndetermined => new("资料不全，还不能判断", "Data missing: not decided yet"),
        EntitlementEvent.FindNotEligible => new("比对数据，不符合条件", "Data compared: conditions not met"),
        EntitlementEvent.SendToReview => new("转人工核查", "Sent to review"),
        EntitlementEvent.PublishNotice => new("开始公示", "Public notice began"),
        EntitlementEvent.AskConfirmation => new("请您确认", "You were asked to confirm"),
        EntitlementEvent.Confirm when happening.Channel == "system" => new("无需您确认，直接办理", "No confirmation is needed"),
        EntitlementEvent.Confirm => new("确认领取", "Confirmed"),
        EntitlementEvent.Decline => new("选择不领", "Declined"),
        EntitlementEvent.Lapse => new("到期没有答复", "Not answered in time"),
        EntitlementEvent.CheckBeforePayment => new("进入发放前核对", "Check before payment began"),
        EntitlementEvent.NeedAccount => new("缺收款账户", "A bank account is needed"),
        EntitlementEvent.Wait => new("等待", "Waits"),
        EntitlementEvent.Batch => new("列入发放名单", "Put on the list of payments"),
        EntitlementEvent.Release => new("退出发放名单", "Taken off the list of payments"),
        EntitlementEvent.Submit => new("交银行发放", "Sent to the bank"),
        EntitlementEvent.Settle => new("银行已付款", "Paid by the bank"),
        EntitlementEvent.Bounce => new("银行退回", "Returned by the bank"),
        EntitlementEvent.Close => new("办结", "Closed"),
        EntitlementEvent.Exclude => new("不重复享受", "Not granted beside another benefit"),
        EntitlementEvent.Amend => new("金额有变化，重新办理", "The amount changed; it starts again"),
        EntitlementEvent.Suspend => new("暂停发放", "Suspended"),
        EntitlementEvent.Resume => new("恢复发放", "Resumed"),
        EntitlementEvent.Continue => new("继续享受", "Continues"),
        EntitlementEvent.Stop => new("停止发放", "Stopped"),
        EntitlementEvent.Correct => new("更正", "Corrected"),
        EntitlementEvent.Recover => new("追回", "To be returned"),
        _ => new("有变化", "Changed"),
    };

    private static LocalizedText? CodeText(string code) => code switch
    {
        ReasonCodes.Review => new("这一项要先由工作人员看一看", "An official looks at it first"),
        ReasonCodes.AmountUnknown => new("金额还没有核定", "The amount is not fixed yet"),
        ReasonCodes.ExcludedBy => new("与另一项待遇不能同时享受", "It cannot be had together with another benefit"),
        ReasonCodes.Choice => new("与另一项只能选一项", "You can choose only one of two benefits"),
        ReasonCodes.ItemNotComparable => new("可能与另一项重复，先核查", "It may overlap with another benefit"),
        ReasonCodes.ItemGrantedToOther => new("同一事项本期已有别人享受，先核查", "Somebody else already has it for the same child or employee"),
        ReasonCodes.Amended => new("金额有变化", "The amount changed"),
        ReasonCodes.NoLongerEligible => new("最新的数据显示不再符合条件", "The newest data says that the conditions are no longer met"),
        ReasonCodes.NowUndetermined => new("最新的数据还不能判断", "The newest data does not decide"),
        ReasonCodes.Held => new("系统复核结果不一致，先不发放", "Two computations disagree; it is not paid yet"),
        ReasonCodes.Deceased => new("登记数据显示已去世。如果不对，请马上联系下面的部门", "The register says that the person died. If that is wrong, contact the department below at once"),
        ReasonCodes.NotRegistered => new("登记数据显示企业已不存续", "The register says that the enterprise no longer exists"),
        ReasonCodes.Dishonest => new("在严重失信名单上", "On the list of seriously untrustworthy enterprises"),
        ReasonCodes.FactsUnknown => new("发放前要核对的数据还没有，或太旧", "Data that must be checked before payment is missing or too old"),
        ReasonCodes.AccountMissing => new("还没有登记收款账户", "No bank account is registered"),
        ReasonCodes.AccountNameDiffers => new("账户户名和收款人不一致", "The account is in another name"),
        ReasonCodes.AccountInvalid => new("账户信息银行不接受", "The bank does not accept the account"),
        ReasonCodes.QuotaFull => new("名额已满，排队等候", "All places are taken; it waits in the queue"),
        ReasonCodes.CapReached => new("几项待遇合计已达限额", "Several benefits together have reached their limit"),
        ReasonCodes.BudgetMissing => new("今年的预算还没有下达", "This year's budget is not there yet"),
        ReasonCodes.BudgetExhausted => new("今年的预算暂时用完，排队等候", "This year's budget is used up; it waits in the queue"),
        _ => null,
    };

    private string? Known(string code) => CodeText(code) is { } text ? words.Say(text) : null;

    /// <summary>Reasons are stored in Chinese only; the English page keeps to what the code says.</summary>
    private string? Told(string? reason) => string.IsNullOrEmpty(reason) || words.IsEnglish ? null : PlainWords.WithoutCodes(reason);

    private string Silence(Policy? policy) => policy?.Silence switch
    {
        SilenceMeaning.Waits => words.Say("不确认就不发放，权益一直保留，没有规定截止日期。", " Until you do, nothing is paid; the right stays open and no last day is set."),
        SilenceMeaning.Waived => words.Say("长期不确认，可能按规定视为放弃。", " If you never answer, it may count as waived under the policy's terms."),
        _ => "",
    };

    private string Account(IReadOnlyList<string> sources)
    {
        var places = string.Join(words.Say("、", ", "), sources);
        return words.Say(
            $"请把本人（本单位）名下的银行账户登记好{(places.Length == 0 ? "" : $"，数据来自：{places}")}。登记后自动发放，不用再申请。",
            $"Please register a bank account in your own name{(places.Length == 0 ? "" : $"; the data comes from: {places}")}. It is then paid by itself; no application is needed.");
    }
}

using System.Collections.Immutable;

namespace Matching.Rules.Packs.Words;

/// <summary>The terms of a policy in words: what is given, when, and what its recipient must do.</summary>
public static class TermWords
{
    /// <summary>For whom the policy is.</summary>
    public static LocalizedText Subject(Policy policy) => (policy.Item, policy.Subject) switch
    {
        ("child", _) => new("儿童（由监护人领取）", "children (their guardian receives it)"),
        (_, SubjectKind.Enterprise) => new("企业等单位", "enterprises and other organisations"),
        (_, SubjectKind.Household) => new("家庭", "households"),
        _ => new("个人", "citizens"),
    };

    /// <summary>What kind of good is given.</summary>
    public static LocalizedText Kind(BenefitKind kind) => kind switch
    {
        BenefitKind.Payment => new("给付", "a payment"),
        BenefitKind.Grant => new("补贴、奖励", "a grant"),
        BenefitKind.Tax => new("税费优惠：由税务等部门在申报时落实，本系统只告知、不付款", "tax or fee relief: carried out by the tax authority; this system tells and never pays"),
        BenefitKind.Service => new("服务或凭证：由服务机构提供，本系统只告知、不付款", "a service or voucher: given by its provider; this system tells and never pays"),
        _ => new("资格或认定：没有金额", "a status or recognition: it has no amount"),
    };

    /// <summary>The rhythm.</summary>
    public static LocalizedText Cycle(BenefitCycle cycle) => cycle switch
    {
        BenefitCycle.Monthly => new("按月", "monthly"),
        BenefitCycle.Quarterly => new("按季", "quarterly"),
        BenefitCycle.Yearly => new("按年", "yearly"),
        _ => new("一次性", "once"),
    };

    /// <summary>What the recipient must do.</summary>
    public static LocalizedText Confirmation(ConfirmationMode mode) => mode switch
    {
        ConfirmationMode.Direct => new("不用申请，也不用确认", "nothing to apply for and nothing to confirm"),
        ConfirmationMode.Confirm => new("不用申请，点一下确认领取", "nothing to apply for; one click confirms"),
        ConfirmationMode.ConfirmWithAccount => new("不用申请，确认领取并提供收款账户", "nothing to apply for; confirm and give an account"),
        ConfirmationMode.Reply => new("收到消息后回复同意，即视为申请", "reply to the message; agreeing is applying"),
        _ => new("须书面作出告知承诺", "a written undertaking is needed"),
    };

    /// <summary>What silence means.</summary>
    public static LocalizedText Silence(SilenceMeaning silence) => silence switch
    {
        SilenceMeaning.Paid => new("不答复照常发放", "without an answer it is given all the same"),
        SilenceMeaning.Waits => new("不答复则一直保留、暂不发放", "without an answer it waits and is not given yet"),
        _ => new("按政策的书面规定，逾期不答复可以视为放弃", "by the policy's written terms, silence may become a waiver"),
    };

    /// <summary>The public notice.</summary>
    public static LocalizedText Notice(PublicNoticeTerms? notice)
    {
        if (notice is not { Days: > 0 } terms)
        {
            return new("不公示", "no public notice");
        }

        var days = FigureWords.Ordinal(terms.Days);
        return new(
            $"公示{days}个{(terms.WorkingDays ? "工作日" : "自然日")}（{(terms.CountFirstDay ? "首日计入" : "首日不计入")}），{(terms.BeforePayment ? "期满才付款" : "不影响付款")}",
            $"a public notice of {days} {(terms.WorkingDays ? "working" : "calendar")} days ({(terms.CountFirstDay ? "the first day counts" : "the first day does not count")}); "
            + (terms.BeforePayment ? "payment waits for its end" : "payment does not wait for it"));
    }

    /// <summary>How the final amount is rounded.</summary>
    public static LocalizedText Rounding(RoundingRule rounding) => rounding switch
    {
        RoundingRule.JiaoHalfUp => new("四舍五入到角", "to the jiao (0.1 yuan), half up"),
        RoundingRule.YuanHalfUp => new("四舍五入到元", "to the yuan, half up"),
        RoundingRule.YuanCeiling => new("不足1元的进到元", "up to the yuan"),
        RoundingRule.YuanFloor => new("不足1元的舍去", "down to the yuan"),
        _ => new("四舍五入到分", "to the fen (0.01 yuan), half up"),
    };

    /// <summary>Another policy that is not enjoyed together with this one.</summary>
    public static LocalizedText Exclusion(Exclusion exclusion, Glossary glossary)
    {
        var name = glossary.PolicyName(exclusion.With);
        var zh = exclusion.Scope switch { ExclusionScope.Household => "同一家庭", ExclusionScope.Item => "同一事项", _ => "同一对象" };
        var en = exclusion.Scope switch { ExclusionScope.Household => "the same household", ExclusionScope.Item => "the same item", _ => "the same subject" };
        var (keepZh, keepEn) = Keep(exclusion.Keep);
        return new(
            $"与“{name?.Zh ?? exclusion.With}”：{zh}{(exclusion.SameCycle ? "同一期" : "")}不同时享受，{keepZh}{(exclusion.External ? "（该政策不在本目录内，系统不能核对）" : "")}",
            $"with “{name?.En ?? exclusion.With}”: not together for {en}{(exclusion.SameCycle ? " in the same period" : "")}; {keepEn}{(exclusion.External ? " (that policy is not in this catalogue, so it cannot be checked here)" : "")}");
    }

    /// <summary>Which one is kept.</summary>
    internal static (string Zh, string En) Keep(ExclusionKeep keep) => keep switch
    {
        ExclusionKeep.Highest => ("就高享受", "the higher one is kept"),
        ExclusionKeep.First => ("先享受的保留", "the one granted first is kept"),
        _ => ("由本人选择", "the recipient chooses"),
    };

    /// <summary>Which day picks the version, or null where it is simply the day of the check.</summary>
    public static LocalizedText? Reference(ReferenceDate reference, Glossary glossary) => reference.Kind switch
    {
        ReferenceDateKind.MonthEnd => new("适用哪个版本，看当月最后一天", "the last day of the month decides which version applies"),
        ReferenceDateKind.QuarterEnd => new("适用哪个版本，看当季最后一天", "the last day of the quarter decides which version applies"),
        ReferenceDateKind.YearEnd => new("适用哪个版本，看当年12月31日", "31 December of the year decides which version applies"),
        ReferenceDateKind.SchoolYear => new("适用哪个版本，看本学年开始的9月1日", "1 September, when the school year begins, decides which version applies"),
        ReferenceDateKind.Tag when reference.Tag is { } tag => new($"适用哪个版本，看各自的{tag}；起始后规则改变的，仍按原版本", $"the {glossary.NameOf(tag, true)} of each decides which version applies; later changes do not touch what began before"),
        _ => null,
    };

    /// <summary>Everything that the terms of a policy say about giving it, one sentence each.</summary>
    public static ImmutableArray<LocalizedText> Giving(Policy policy)
    {
        var kind = Kind(policy.Benefit.Kind);
        if (policy.Benefit.Kind == BenefitKind.Recognition)
        {
            return [kind];
        }

        var cycle = Cycle(policy.Benefit.Cycle);
        ImmutableArray<LocalizedText> common = [new($"{kind.Zh}，{cycle.Zh}", $"{kind.En}, {cycle.En}")];
        return !policy.Benefit.IsPaid ? common :
        [
            .. common,
            new($"{Confirmation(policy.Confirmation).Zh}；{Silence(policy.Silence).Zh}", $"{Confirmation(policy.Confirmation).En}; {Silence(policy.Silence).En}"),
            Notice(policy.Notice),
        ];
    }
}

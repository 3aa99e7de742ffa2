using System.Globalization;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs.Reading;

/// <summary>What is refused in groups, caps, quotas and orders, with the reason and the remedy.</summary>
internal static class AllocationFindings
{
    public static Diagnostic DanglingMember(FilePlace at, string owner, string policy, IReadOnlyList<string> nearest) => Error(
        "PACK3025", at,
        new($"“{owner}”的成员“{policy}”不在目录中", $"member '{policy}' of '{owner}' is not in the catalogue"),
        new("不存在的成员不会被计入", "a member that does not exist is never counted"),
        nearest.Count == 0
            ? new("没有相近的名称；删去，或先建立该政策", "no name is near; remove it, or add the policy first")
            : new($"最接近：{string.Join("、", nearest)}", $"nearest: {string.Join(", ", nearest)}"));

    public static Diagnostic GroupTooSmall(FilePlace at, string group, int members) => Error(
        "PACK3026", at,
        new($"互斥组“{group}”只有 {Text(members)} 项政策", $"the exclusion group '{group}' has {Text(members)} policies"),
        new("组用于三项以上；两项之间的互斥写在两份 policy.yaml 的 exclusions 中", "a group is for three or more; two policies state exclusions in both policy.yaml files"),
        new("补上成员，或改写为 exclusions", "add the missing members, or write exclusions instead"));

    public static Diagnostic MemberNotPaid(FilePlace at, string cap, string policy) => Error(
        "PACK3027", at,
        new($"限额“{cap}”的成员“{policy}”不由本系统付款", $"member '{policy}' of the cap '{cap}' is not paid here"),
        new("税费优惠、服务和认定不产生付款，计不进总额", "tax relief, services and recognitions create no payment and have no total"),
        new("从成员中删去", "remove it from the members"));

    public static Diagnostic Contradicts(FilePlace at, string group, string one, string other) => Error(
        "PACK3028", at,
        new($"互斥组“{group}”对“{one}”与“{other}”的取舍，与另一处写的不同", $"the exclusion group '{group}' keeps another one of '{one}' and '{other}' than is stated elsewhere"),
        new("同一对政策在同一范围和周期内只能有一种取舍", "for one pair, scope and cycle there can be one choice only"),
        new("把 keep 写成一致，或删去 exclusions 中的这一对", "make keep the same, or remove the pair from exclusions"));

    public static Diagnostic MixedRhythm(FilePlace at, string cap, string one, string other) => Error(
        "PACK3029", at,
        new($"限额“{cap}”按期计算，但“{one}”与“{other}”的周期不同", $"the cap '{cap}' is for one cycle, but '{one}' and '{other}' have different rhythms"),
        new("月与季度没有共同的一期", "a month and a quarter share no period"),
        new("改写 period: year", "write period: year"));

    public static Diagnostic MixedOrder(FilePlace at, LocalizedText shared, string one, string other) => Error(
        "PACK3030", at,
        new($"“{one}”与“{other}”共用{shared.Zh}，排序规则却不同", $"'{one}' and '{other}' share {shared.En}, but state different orders"),
        new("一个队列只能有一种先后", "one queue can have one order only"),
        new("在两份 policy.yaml 中把 priority 写成一致", "state priority alike in both policy.yaml files"));

    public static Diagnostic NothingToQueueFor(FilePlace at, string key) => Error(
        "PACK3031", at,
        new($"本政策不由本系统付款，{key} 不起作用", $"the policy is not paid here, so {key} has no effect"),
        new("名额和排序只用于付款", "places and orders are for payments only"),
        new($"删去 {key}", $"remove {key}"));

    public static Diagnostic NotComparable(FilePlace at, string text, string type) => Error(
        "PACK3032", at,
        new($"排序依据“{text}”是 {type}，不能排先后", $"the order goes by '{text}', a {type}, which has no order"),
        new("只有数字、日期和真假可以排先后", "only numbers, dates and truth values can be put in order"),
        new("改为数字、日期或条件", "use a number, a date or a condition"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Diagnostic Error(string code, FilePlace at, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, Severity.Error, SourceSpan.None, what, why, mend, at);
}

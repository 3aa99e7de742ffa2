using System.Globalization;

namespace Matching.Engine.Drafts;

/// <summary>Every refusal of an act on a draft: what, why and what to do.</summary>
internal static class DraftRefusals
{
    public static DraftRefusal NoDraft(string id) => new(
        DraftRefusalKind.NotFound, "draft-not-found",
        new($"没有草稿 {id}", $"there is no draft {id}"),
        new("从草稿列表中选择", "choose one from the list of drafts"));

    public static DraftRefusal NoPolicy(string id) => new(
        DraftRefusalKind.NotFound, "policy-not-found",
        new($"目录中没有政策 {id}", $"there is no policy {id} in the catalogue"),
        new("从政策列表中选择", "choose one from the list of policies"));

    public static DraftRefusal NoVersion(string policy, string version) => new(
        DraftRefusalKind.NotFound, "version-not-found",
        new($"政策 {policy} 没有版本 {version}", $"policy {policy} has no version {version}"),
        new("从该政策的版本中选择", "choose one of the policy's versions"));

    public static DraftRefusal KeyReused(string id) => new(
        DraftRefusalKind.Invalid, "idempotency-key-reused",
        new($"这个幂等键已用于另一份草稿 {id}", $"this idempotency key was used for another draft, {id}"),
        new("每个新请求用一个新键", "use a new key for each new request"));

    public static DraftRefusal Stale(Draft stored) => new(
        DraftRefusalKind.Stale, "draft-stale",
        new($"{stored.LastEditor} 已在你之后保存过此草稿（第 {stored.RowVersion} 次改动），你的文字没有覆盖它", $"{stored.LastEditor} saved this draft after you opened it (change {stored.RowVersion}); your text did not overwrite it"),
        new("对照两份文字，把你的改动并入后再保存", "compare the two texts, bring your changes in and save again"));

    public static DraftRefusal Closed(Draft stored) => new(
        DraftRefusalKind.Conflict, "draft-closed",
        new(stored.State == DraftState.Published ? "此草稿已发布，不能再改" : "此草稿已撤回，不能再改", stored.State == DraftState.Published ? "this draft was published and cannot change" : "this draft was withdrawn and cannot change"),
        new("以它的版本为底本另建草稿", "copy its version as a new draft"));

    public static DraftRefusal TooLong(int limit) => new(
        DraftRefusalKind.Invalid, "draft-too-long",
        new($"文字超过上限 {limit} 字节", $"the text is longer than the limit of {limit} bytes"),
        new("删减或拆成几个版本", "shorten it, or split it into several versions"));

    public static DraftRefusal OwnWork(string account) => new(
        DraftRefusalKind.Forbidden, "draft-own-work",
        new($"发布须由另一人批准：账号 {account} 是此草稿的起草人或最后修改人", $"publishing needs a second person: account {account} wrote this draft or changed it last"),
        new("请另一位有审批权的人员登录后批准", "ask another officer who may approve to sign in and approve it"));

    public static DraftRefusal Changed(Draft stored) => new(
        DraftRefusalKind.Conflict, "draft-changed",
        new($"你查看之后文字有改动（{stored.LastEditor} 修改），你的批准不适用于新文字", $"the text changed after you looked at it (by {stored.LastEditor}); your approval is not for the new text"),
        new("重新打开草稿，核对后再批准", "open the draft again, read it and approve then"));

    public static DraftRefusal NotSubmitted(Draft stored) => new(
        DraftRefusalKind.Conflict, "draft-not-submitted",
        new("此草稿没有提交审批", "this draft was not submitted for approval"),
        new(stored.IsOpen ? "先由起草人提交" : "草稿已结束", stored.IsOpen ? "its author submits it first" : "the draft is closed"));

    public static DraftRefusal NotReadable(int errors, string first) => new(
        DraftRefusalKind.Invalid, "draft-lint",
        new($"文字有 {errors} 处错误，不能发布；第一处：{first}", $"the text has {errors} errors and cannot be published; the first: {first}"),
        new("逐条更正后再提交；草稿保持原样", "mend them and submit again; the draft stays as it is"));

    public static DraftRefusal CasesFail(int failed, string first) => new(
        DraftRefusalKind.Invalid, "draft-cases",
        new($"{failed} 个用例未通过，不能发布；第一个：{first}", $"{failed} cases fail, so it cannot be published; the first: {first}"),
        new("改规则，或按公布的文本改正用例的期望值", "mend the rule, or correct the expectations by the published text"));

    public static DraftRefusal NoCase(DateOnly from) => new(
        DraftRefusalKind.Invalid, "draft-no-case",
        new($"没有一个用例落在新版本的有效期内（{Text(from)} 起）", $"no case lies in the new version's period (from {Text(from)})"),
        new("至少写一个基准日在有效期内的用例", "write at least one case whose date lies in it"));

    public static DraftRefusal DatePassed(DateOnly from, DateOnly night) => new(
        DraftRefusalKind.Invalid, "draft-date-passed",
        new($"effective.from 是 {Text(from)}，而 {Text(night)} 的夜间比对已按现行版本作出判定", $"effective.from is {Text(from)}, but the night of {Text(night)} has been decided by the present version"),
        new($"把 effective.from 改到 {Text(night.AddDays(1))} 或以后；若是更正同一天起施行的版本，写更高的 revision；若原文公布晚于施行日，写 publishedAt（发布后用 backpay 补差）", $"set effective.from to {Text(night.AddDays(1))} or later; to correct a version that starts on the same day, write a higher revision; where the text was published after its first day, state publishedAt (then pay the difference with backpay)"));

    public static DraftRefusal CatalogueMoved() => new(
        DraftRefusalKind.Conflict, "catalogue-changed",
        new("检查之后又有别的版本发布", "another version was published after the check"),
        new("重新检查后再批准", "check again, then approve"));

    public static DraftRefusal NoReason() => new(
        DraftRefusalKind.Invalid, "reason-missing",
        new("退回草稿要写理由", "sending a draft back needs a reason"),
        new("写明要改什么", "say what has to change"));

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Matching.Api.Security;
using Matching.Api.Site;
using Matching.Engine.Decisions;
using Matching.Engine.Drafts;
using Matching.Engine.Previews;
using Matching.Rules;

namespace Matching.Api.Components.Officer;

/// <summary>Words that the officers' pages share.</summary>
internal static class OfficerWords
{
    // The longer word first: one contains the other.
    private static readonly string[] Outcomes = ["not-eligible", OutcomeWords.NotInForce, "undetermined", "eligible"];

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Count(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    public static LocalizedText State(DraftState state) => state switch
    {
        DraftState.Editing => new("编写中", "being written"),
        DraftState.Submitted => new("待审批", "waiting for approval"),
        DraftState.Rejected => new("已退回", "sent back"),
        DraftState.Published => new("已发布", "published"),
        _ => new("已撤回", "withdrawn"),
    };

    public static LocalizedText Change(PreviewChange change) => change switch
    {
        PreviewChange.Gains => new("新增符合", "gains"),
        PreviewChange.Loses => new("不再符合", "loses"),
        PreviewChange.BecomesOpen => new("变为待核", "becomes undetermined"),
        PreviewChange.Raised => new("金额上调", "raised"),
        _ => new("金额下调", "lowered"),
    };

    public static LocalizedText Subject(SubjectKind kind) => kind switch
    {
        SubjectKind.Enterprise => new("企业", "enterprises"),
        SubjectKind.Household => new("家庭", "households"),
        _ => new("个人", "citizens"),
    };

    public static LocalizedText Jurisdiction(string folder) => folder switch
    {
        "national" => new("全国", "national"),
        "shanghai" => new("上海市", "Shanghai"),
        "xuhui" => new("徐汇区", "Xuhui district"),
        _ => new(folder, folder),
    };

    /// <summary>An outcome of the contract, with whatever follows it, in the page's language.</summary>
    public static string Outcome(PageWords words, string text) => words.IsEnglish ? text : Outcomes
        .Aggregate(text, (shown, outcome) => shown.Replace(outcome, OutcomeWords.InWords(outcome).Zh, StringComparison.Ordinal))
        .Replace("(failed ", "（未满足 ", StringComparison.Ordinal).Replace("(missing ", "（缺少 ", StringComparison.Ordinal).Replace(")", "）", StringComparison.Ordinal);

    /// <summary>The name of an account where it is known, else its identifier.</summary>
    public static string Person(PageWords words, string account) =>
        DemoAccounts.Officials.FirstOrDefault(a => a.Id == account) is { } known ? words.Say(known.Name) : account;
}

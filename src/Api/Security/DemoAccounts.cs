using System.Collections.Immutable;
using Matching.Api.Composition;
using Matching.Rules;
using Matching.Storage.Views;

namespace Matching.Api.Security;

/// <summary>
/// Accounts without a password, for the embedded demo only: officials of every role and a few recipients of the newest
/// notifications. In production there are none.
/// </summary>
/// <param name="workspace">The open workspace.</param>
public sealed class DemoAccounts(Workspace workspace)
{
    private const int RecipientsOfEachKind = 3;

    /// <summary>Officials. Two officers and two reviewers, because some acts need two people.</summary>
    public static ImmutableArray<Account> Officials { get; } =
    [
        new("officer-wang", new("王政策（政策专员）", "Wang (policy officer)"), [Roles.OfficerAuthor, Roles.OfficerApprover]),
        new("officer-li", new("李政策（政策专员）", "Li (policy officer)"), [Roles.OfficerAuthor, Roles.OfficerApprover]),
        new("analyst-zhou", new("周分析（分析员）", "Zhou (analyst)"), [Roles.Analyst]),
        new("operator-wu", new("吴运维（系统管理员、数据管理员）", "Wu (system administrator, data steward)"), [Roles.SystemAdmin, Roles.DataSteward]),
        new("reviewer-zhao", new("赵核查（核查员）", "Zhao (reviewer)"), [Roles.Reviewer]),
        new("reviewer-qian", new("钱核查（核查员）", "Qian (reviewer)"), [Roles.Reviewer]),
        new("finance-sun", new("孙财务（财务）", "Sun (finance)"), [Roles.Finance]),
        new("finance-zheng", new("郑财务（财务）", "Zheng (finance)"), [Roles.Finance]),
    ];

    /// <summary>Whether demo accounts may sign in here.</summary>
    public bool Allowed => workspace.Settings.Environment == "Demo";

    /// <summary>A few recipients with the most messages: of citizens, then of enterprises.</summary>
    public ImmutableArray<Account> Recipients()
    {
        var kinds = workspace.Loaded.Catalogue.Policies.ToLookup(p => p.Subject == SubjectKind.Enterprise, p => p.Id);
        var view = new RecipientView(workspace.Database);
        return
        [
            .. view.WithMostMessages([.. kinds[false]], RecipientsOfEachKind).Select((key, i) => Of(key, $"市民 {i + 1}", $"Citizen {i + 1}")),
            .. view.WithMostMessages([.. kinds[true]], RecipientsOfEachKind).Select((key, i) => Of(key, $"企业 {i + 1}", $"Enterprise {i + 1}")),
        ];
    }

    /// <summary>The account with an identifier, or null when there is none or demo accounts are not allowed.</summary>
    public Account? Find(string id) => Allowed ? Officials.Concat(Recipients()).FirstOrDefault(a => a.Id == id) : null;

    private static Account Of(string key, string zh, string en) => new(key, new LocalizedText(zh, en), [Roles.Recipient], key);
}

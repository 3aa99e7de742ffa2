using Matching.Api.Composition;
using Matching.Engine.Identifiers;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Rules;
using Matching.Rules.Packs;
using Matching.Scoring.Histories;
using Matching.Storage.Identities;
using Matching.Storage.Stores;

namespace Matching.Api.Commands;

/// <summary>Records audited outcomes of a history under pseudonymous keys.</summary>
public static class AuditImport
{
    /// <summary>Heading of the file: the first outcome stands in line 2.</summary>
    private const int FirstLine = 2;

    /// <summary>Records the outcomes; those that are recorded already are left out.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="history">What it holds.</param>
    /// <param name="actor">Who imports it.</param>
    /// <exception cref="CommandFailure">A row names a policy that the catalogue does not have or an identifier that cannot exist, or contradicts what was recorded; nothing was recorded.</exception>
    public static AuditedImport Record(Workspace workspace, string path, AuditHistory history, string actor)
    {
        var catalogue = workspace.Loaded.Catalogue;
        var matches = new List<AuditedMatch>(history.Outcomes.Length);
        for (var i = 0; i < history.Outcomes.Length; i++)
        {
            matches.Add(Match(catalogue, workspace.SubjectKeys, $"{path}:{i + FirstLine}", history.Outcomes[i]));
        }

        try
        {
            return new AuditedOutcomeStore(workspace.Database).Import(history.Sha256, matches, actor, workspace.Clock.GetUtcNow());
        }
        catch (AuditConflictException conflict)
        {
            throw new CommandFailure(
                ExitCode.Refused,
                new LocalizedText(
                    $"有 {conflict.Conflicts} 条匹配已登记为相反的审计结论（首条：{conflict.Match.PolicyId}，{conflict.Match.Month:yyyy-MM}，{conflict.Match.Subject}），未登记任何内容",
                    $"{conflict.Message}; nothing was recorded"),
                path, new LocalizedText("核对后去掉有误的行再试", "find out which is right and take the wrong rows out"), conflict);
        }
    }

    private static AuditedMatch Match(Catalogue catalogue, SubjectKeys keys, string place, AuditedOutcome outcome)
    {
        if (catalogue.Find(outcome.Policy) is not { } policy)
        {
            throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText($"目录中没有政策 '{outcome.Policy}'", $"there is no policy '{outcome.Policy}' in the catalogue"), place,
                new LocalizedText("更正政策编号", "mend the policy's identifier"));
        }

        var kind = Units.KindOf(policy);
        var identifier = Identifier(kind, outcome, out var fault) ?? throw new CommandFailure(
            ExitCode.BadInput, new LocalizedText($"主体号码有误（{fault}）", $"the subject's identifier cannot be ({fault})"), place,
            new LocalizedText("更正号码，或去掉该行", "mend the identifier or take the row out"));
        return new AuditedMatch(policy.Id, outcome.Month, keys.Of(kind, identifier), Units.NoItem, policy.Department, outcome.Upheld);
    }

    /// <summary>The identifier in its stored form, so that its key is that of the same subject in the snapshot.</summary>
    private static string? Identifier(UnitKind kind, AuditedOutcome outcome, out string fault)
    {
        fault = string.Empty;
        return kind switch
        {
            UnitKind.Enterprise => UnifiedSocialCreditCode.TryParse(outcome.Subject, out var enterprise, out fault) ? enterprise.Text : null,
            UnitKind.Household => outcome.Subject,
            _ => ResidentIdentityNumber.TryParse(outcome.Subject, outcome.Month.AddMonths(1), out var person, out fault) ? person.Text : null,
        };
    }
}

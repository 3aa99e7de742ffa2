using System.Globalization;
using Matching.Api.Commands;
using Matching.Rules;
using Matching.Rules.Packs;
using Matching.Storage.Views;

namespace Matching.Api.Endpoints.Analytics;

/// <summary>A night by policy.</summary>
/// <param name="RunId">Identifier of the run.</param>
/// <param name="BusinessDate">Business date.</param>
/// <param name="Slot">Which night of this date, from 0.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="ScorerSha256">Digest of the scorer that the night used; null where none was in force.</param>
/// <param name="SnapshotHash">Identity of the facts.</param>
/// <param name="DecisionHash">Identity of the decisions.</param>
/// <param name="Policies">By policy, ordered by identifier.</param>
public sealed record NightDocument(
    string RunId, DateOnly BusinessDate, int Slot, DateTimeOffset ClosedAt, string? ScorerSha256, string SnapshotHash, string DecisionHash, IReadOnlyList<PolicyDocument> Policies)
{
    /// <summary>The document of an analysis.</summary>
    public static NightDocument Of(NightAnalysis analysis, Catalogue catalogue) => new(
        analysis.Night.RunId, analysis.Night.BusinessDate, analysis.Night.Slot, analysis.Night.ClosedAt, analysis.Night.ScorerHash, analysis.Figures.SnapshotHash,
        analysis.Figures.DecisionHash, [.. analysis.Policies.Select(p => PolicyDocument.Of(p, catalogue.Find(p.Figures.Policy)?.Name))]);
}

/// <summary>One policy of a night. Amounts are yuan with two places.</summary>
/// <param name="Policy">Identifier.</param>
/// <param name="Name">Name; null where the catalogue no longer has the policy.</param>
/// <param name="Version">Rule pack label.</param>
/// <param name="Evaluated">Units judged.</param>
/// <param name="Eligible">Eligible units.</param>
/// <param name="Undetermined">Units with something missing.</param>
/// <param name="NotEligible">Units with a false condition.</param>
/// <param name="Held">Rows held because the two evaluators disagree.</param>
/// <param name="Amount">Sum of the reported amounts of the eligible; null where the benefit has none.</param>
/// <param name="Missing">Why units are undetermined, the most frequent tag first; one unit may lack several.</param>
/// <param name="Scored">Matches that the night's scorer gave a probability.</param>
/// <param name="Doubted">Of these, the ones below the threshold; only a new right among them goes to review.</param>
/// <param name="InReview">Rights in review now.</param>
/// <param name="Budget">The budget line now; null where nothing is paid.</param>
/// <param name="Precision">What audits found so far.</param>
public sealed record PolicyDocument(
    string Policy, LocalizedText? Name, string Version, int Evaluated, int Eligible, int Undetermined, int NotEligible, int Held, string? Amount,
    IReadOnlyList<MissingTag> Missing, int Scored, int Doubted, int InReview, BudgetDocument? Budget, PrecisionDocument Precision)
{
    /// <summary>The document of a policy.</summary>
    public static PolicyDocument Of(PolicyAnalysis p, LocalizedText? name) => new(
        p.Figures.Policy, name, p.Figures.Version, p.Figures.Evaluated, p.Figures.Eligible, p.Figures.Undetermined, p.Figures.NotEligible, p.Figures.Held,
        p.Figures.Amount?.ToString(), p.Missing, p.Scored, p.Doubted, p.InReview, p.Budget is { } budget ? BudgetDocument.Of(budget) : null, PrecisionDocument.Of(p.Figures.Policy, p.Precision));
}

/// <summary>A budget line as it stands now. Amounts with two places.</summary>
/// <param name="Line">Code of the line.</param>
/// <param name="Year">Year.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Assumed">True when the appropriation is an assumption of the catalogue.</param>
/// <param name="Appropriation">Appropriation.</param>
/// <param name="Reserved">Reserved for payments not yet sent.</param>
/// <param name="InTransit">Sent, not yet confirmed.</param>
/// <param name="Paid">Confirmed.</param>
/// <param name="Available">Left.</param>
public sealed record BudgetDocument(
    string Line, int Year, string Currency, bool Assumed, string Appropriation, string Reserved, string InTransit, string Paid, string Available)
{
    /// <summary>The document of a budget line.</summary>
    public static BudgetDocument Of(BudgetStanding b) => new(
        b.Line, b.Year, b.Currency, b.Assumed, Text(b.AppropriationFen), Text(b.ReservedFen), Text(b.InTransitFen), Text(b.PaidFen), Text(b.AvailableFen));

    private static string Text(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using Matching.Engine.Analytics;
using Matching.Engine.Runs;

namespace Matching.Storage.Views;

/// <summary>A closed night that can be looked at.</summary>
/// <param name="RunId">Identifier of the run.</param>
/// <param name="BusinessDate">Business date.</param>
/// <param name="Slot">Which night of this date, from 0: a date runs again on other facts or rules.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="ScorerHash">Digest of the scorer that it used; null where none was in force.</param>
public sealed record ClosedNight(string RunId, DateOnly BusinessDate, int Slot, DateTimeOffset ClosedAt, string? ScorerHash);

/// <summary>What one night made of every policy.</summary>
/// <param name="Night">The night.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Policies">By policy, in the order of the figures.</param>
public sealed record NightAnalysis(ClosedNight Night, RunSummary Figures, ImmutableArray<PolicyAnalysis> Policies);

/// <summary>One policy of a night as an analyst sees it.</summary>
/// <param name="Figures">What the night decided.</param>
/// <param name="Missing">Why units are undetermined: unknown tags, the most frequent first. One unit may lack several.</param>
/// <param name="Scored">Eligible matches that the night's scorer gave a probability; 0 where it does not know the policy.</param>
/// <param name="Doubted">Of these, the ones below the threshold; only a new right among them goes to review.</param>
/// <param name="InReview">Rights that wait for a person now, whatever night sent them there.</param>
/// <param name="Budget">The budget line as it stands now; null where nothing is paid or the line was not opened yet.</param>
/// <param name="Precision">What audits found so far.</param>
public sealed record PolicyAnalysis(
    PolicyFigures Figures, ImmutableArray<MissingTag> Missing, int Scored, int Doubted, int InReview, BudgetStanding? Budget, Precision Precision);

/// <summary>An unknown tag.</summary>
/// <param name="Tag">Tag; empty where a computation failed although nothing was missing.</param>
/// <param name="Units">Undetermined units that lack it.</param>
public sealed record MissingTag(string Tag, int Units);

/// <summary>Balances of a budget line, in fen.</summary>
/// <param name="Line">Code of the line.</param>
/// <param name="Year">Year.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Assumed">True when the appropriation is an assumption of the catalogue.</param>
/// <param name="AppropriationFen">Appropriation.</param>
/// <param name="ReservedFen">Reserved for payments not yet sent.</param>
/// <param name="InTransitFen">Sent, not yet confirmed.</param>
/// <param name="PaidFen">Confirmed.</param>
/// <param name="AvailableFen">Left.</param>
public sealed record BudgetStanding(
    string Line, int Year, string Currency, bool Assumed, long AppropriationFen, long ReservedFen, long InTransitFen, long PaidFen, long AvailableFen);

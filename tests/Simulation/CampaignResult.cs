namespace Matching.Simulation;

/// <summary>The last line of a campaign.</summary>
/// <param name="Campaign">Name.</param>
/// <param name="Rounds">Rounds played.</param>
/// <param name="Faults">Faults injected.</param>
/// <param name="Violations">Promises broken; 0 is the only good figure.</param>
/// <param name="Lost">Decisions, notifications, payments or deliveries that the undisturbed night has and a disturbed one has not.</param>
/// <param name="Doubled">Those that a disturbed night has more than once, or that the undisturbed one has not.</param>
/// <param name="Ledger">Sum of all ledgers in fen; 0 is the only good figure.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Seed">Seed.</param>
internal sealed record CampaignResult(
    string Campaign, int Rounds, int Faults, int Violations, int Lost, int Doubled, long Ledger, decimal Seconds, int Seed);

using System.Collections.Immutable;
using Matching.Engine.Amounts;

namespace Matching.Engine.Decisions;

/// <summary>What one rule pack says of one unit (subject and item) on one date. Append-only once stored.</summary>
/// <param name="Subject">Pseudonymous key of the subject (citizen, enterprise or household).</param>
/// <param name="PolicyId">Policy.</param>
/// <param name="Item">Key of the item that the right hangs on (a child), or <c>-</c>.</param>
/// <param name="Payee">Pseudonymous key of the person or enterprise that is told and paid; the subject itself, or the applicant of a household.</param>
/// <param name="Version">Label of the rule pack.</param>
/// <param name="PackHash">Identity of the rule pack.</param>
/// <param name="SnapshotHash">Identity of the snapshot.</param>
/// <param name="AsOf">Business date.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Amount">Reported amount; null where the benefit has none or the outcome is not eligible.</param>
/// <param name="CycleAmount">What one cycle pays; null for what is told and never paid.</param>
/// <param name="Missing">Tags that are unknown, when undetermined; else empty.</param>
/// <param name="Failed">Identifiers of the false conditions, in the pack's order.</param>
/// <param name="Review">Why an eligible match goes to review instead of fast track (Chinese texts); empty for fast track.</param>
/// <param name="Held">Why the row is held (the two evaluators disagree), or null.</param>
public sealed record Decision(
    string Subject, string PolicyId, string Item, string Payee, string Version, string PackHash, string SnapshotHash, DateOnly AsOf,
    Outcome Outcome, Money? Amount, Money? CycleAmount, ImmutableArray<string> Missing, ImmutableArray<string> Failed,
    ImmutableArray<string> Review, string? Held);

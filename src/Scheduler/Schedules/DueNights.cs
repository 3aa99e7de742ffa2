using System.Collections.Immutable;

namespace Matching.Scheduler.Schedules;

/// <summary>Nights that are due and not closed.</summary>
/// <param name="Dates">Their business dates in order; the first is run first. Empty when there are too many.</param>
/// <param name="NewestClosed">Business date of the newest closed night; null when none was ever closed.</param>
/// <param name="TooMany">How many are due when that is more than may be caught up on without asking; else 0.</param>
public sealed record DueNights(ImmutableArray<DateOnly> Dates, DateOnly? NewestClosed, int TooMany);

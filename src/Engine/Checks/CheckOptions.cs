namespace Matching.Engine.Checks;

/// <summary>Options of one check.</summary>
/// <param name="AsOf">Reference date of the profiles that do not name one.</param>
/// <param name="Policy">Only this policy, or null for all that the profiles ask for.</param>
/// <param name="Language">Language of messages: <c>en</c>, or <c>zh</c> (the default).</param>
/// <param name="Trace">Whether the evaluation is written out.</param>
public sealed record CheckOptions(DateOnly AsOf, string? Policy = null, string Language = "zh", bool Trace = false);

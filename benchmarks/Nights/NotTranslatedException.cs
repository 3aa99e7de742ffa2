namespace Matching.Benchmarks.Nights;

/// <summary>A part of a rule that has no translation to SQL.</summary>
/// <param name="what">The part.</param>
internal sealed class NotTranslatedException(string what) : Exception(what);

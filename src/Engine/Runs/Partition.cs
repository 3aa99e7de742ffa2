namespace Matching.Engine.Runs;

/// <summary>A piece of a run: one policy over a range of units, evaluated and kept as a whole.</summary>
/// <param name="PolicyId">Policy.</param>
/// <param name="Start">First row of the population that the policy is for.</param>
/// <param name="Count">Number of rows, at least 1.</param>
public sealed record Partition(string PolicyId, int Start, int Count);

namespace Matching.Engine.Columns;

/// <summary>How a pack's conditions stand for a stretch of units, 64 units a word from the first one; bits beyond the last unit are 0.</summary>
/// <param name="Eligible">Units for which all conditions are true.</param>
/// <param name="Open">Units for which none is false but some unknown.</param>
public sealed record PackBits(ulong[] Eligible, ulong[] Open);

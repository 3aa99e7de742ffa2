namespace Matching.Engine.Allocation;

/// <summary>Where a claim stands among all that matched the same policy in the same cycle.</summary>
/// <param name="Number">Number in the list, from 1; those who were refused or declined since keep theirs.</param>
/// <param name="Places">Places of the cycle.</param>
/// <param name="IsChosen">Whether it has one of them.</param>
public sealed record QueuePlace(int Number, int Places, bool IsChosen);

namespace Matching.Synthetic.Faults;

/// <summary>A fault of one row, as the truth lists it.</summary>
/// <param name="Source">Feed.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Column">The column it was done to; empty for a whole row.</param>
internal sealed record InjectedFault(string Source, FaultKind Kind, string Column);

namespace Matching.Storage.Sources;

/// <summary>A row that was set aside. It holds no value of the row.</summary>
/// <param name="Number">Number of the data row in its file, from 1; the header does not count.</param>
/// <param name="Code">A code of <see cref="QuarantineReasons"/>.</param>
/// <param name="Column">The column at fault, or null for the whole row.</param>
/// <param name="RowHash">Keyed hash of the row, to find it again at the department.</param>
public sealed record QuarantinedRow(long Number, string Code, string? Column, string RowHash);

/// <summary>What is wrong with a row.</summary>
internal sealed record RowFault(string Code, string? Column = null);

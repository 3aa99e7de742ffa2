namespace Matching.Storage.Stores;

/// <summary>What an audit found of one match.</summary>
/// <param name="PolicyId">Policy.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Subject">Pseudonymous key of the subject.</param>
/// <param name="Item">Key of the item, or <c>-</c>.</param>
/// <param name="Department">Department that owns the policy.</param>
/// <param name="Upheld">The match was right.</param>
public sealed record AuditedMatch(string PolicyId, DateOnly Month, string Subject, string Item, string Department, bool Upheld);

/// <summary>What an import of audited outcomes did.</summary>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Added">Outcomes that are new.</param>
/// <param name="Known">Rows that say what was recorded already.</param>
public sealed record AuditedImport(int Rows, int Added, int Known);

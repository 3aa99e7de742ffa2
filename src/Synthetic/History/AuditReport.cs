namespace Matching.Synthetic.History;

/// <summary>The audited outcomes that were written.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Rows">Audited matches.</param>
/// <param name="Upheld">Of these, matches that were right.</param>
/// <param name="Sha256">Digest of the file, lower-case hexadecimal.</param>
public sealed record AuditReport(string Path, int Rows, int Upheld, string Sha256);

using System.Collections.Immutable;
using Matching.Synthetic.Faults;
using Matching.Synthetic.History;

namespace Matching.Synthetic;

/// <summary>What was made.</summary>
/// <param name="Citizens">Citizens.</param>
/// <param name="Enterprises">Enterprises and other organisations.</param>
/// <param name="Households">Households whose means were checked.</param>
/// <param name="Children">Children under 16 of the citizens.</param>
/// <param name="Feeds">The source files, in the order of the feeds.</param>
/// <param name="TruthFile">Path of the truth.</param>
/// <param name="History">Audited outcomes of earlier months, or null where none were asked for.</param>
public sealed record GenerationReport(
    int Citizens, int Enterprises, int Households, int Children, ImmutableArray<FeedReport> Feeds, string TruthFile, AuditReport? History = null);

/// <summary>One source file.</summary>
/// <param name="Source">Source.</param>
/// <param name="Path">Path of the data file; its manifest lies beside it.</param>
/// <param name="Rows">Data rows.</param>
/// <param name="Sha256">Digest of the file, lower-case hexadecimal.</param>
/// <param name="Faults">Faults in it, by kind; kinds without any are absent.</param>
public sealed record FeedReport(string Source, string Path, int Rows, string Sha256, ImmutableSortedDictionary<FaultKind, int> Faults);

/// <summary>How far the generation is.</summary>
/// <param name="Done">Subjects written.</param>
/// <param name="Total">Subjects asked for.</param>
public readonly record struct GenerationProgress(int Done, int Total);

using System.Collections.Immutable;

namespace Matching.Rules.Packs;

/// <summary>One part of a pack in plain language.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Lines">Sentences, one a line.</param>
/// <param name="Rows">Rows of a table, the first its heading; empty where there is none.</param>
public sealed record PackSection(string Title, ImmutableArray<string> Lines, ImmutableArray<ImmutableArray<string>> Rows);

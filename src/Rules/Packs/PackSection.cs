using System.Collections.Immutable;
using Matching.Rules.Packs.Words;

namespace Matching.Rules.Packs;

/// <summary>One part of a pack in plain language.</summary>
/// <param name="Id">What the part is about: a stable word such as <c>conditions</c>.</param>
/// <param name="Title">Heading.</param>
/// <param name="Lines">Sentences; some have further sentences below them.</param>
/// <param name="Rows">Rows of a table, the first its heading; empty where there is none.</param>
public sealed record PackSection(string Id, string Title, ImmutableArray<Wording> Lines, ImmutableArray<ImmutableArray<string>> Rows);

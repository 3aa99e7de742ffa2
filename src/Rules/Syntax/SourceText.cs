using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Syntax;

/// <summary>What the author typed, and the text that is stored and parsed after full-width punctuation was normalised.</summary>
/// <param name="Original">As typed.</param>
/// <param name="Text">Normalised; spans in the tree point into it.</param>
/// <param name="Map">For each index of <paramref name="Text"/> (and its end) the index in <paramref name="Original"/>.</param>
internal sealed record SourceText(string Original, string Text, ImmutableArray<int> Map)
{
    /// <summary>The place in what the author typed.</summary>
    public SourceSpan ToOriginal(SourceSpan span) => new(Map[Math.Clamp(span.Start, 0, Text.Length)], Map[Math.Clamp(span.End, 0, Text.Length)]);

    /// <summary>A piece of the normalised text.</summary>
    public string Slice(SourceSpan span) => Text[span.Start..span.End];
}

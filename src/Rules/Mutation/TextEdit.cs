using Matching.Rules.Diagnostics;

namespace Matching.Rules.Mutation;

/// <summary>One small change of the text of an expression.</summary>
/// <param name="Span">What is replaced.</param>
/// <param name="Fresh">What stands there instead.</param>
/// <param name="Shown">The smallest piece around it that makes sense to a reader.</param>
internal readonly record struct TextEdit(SourceSpan Span, string Fresh, SourceSpan Shown)
{
    /// <summary>The text after the change.</summary>
    public string Apply(string text) => string.Concat(text.AsSpan(0, Span.Start), Fresh, text.AsSpan(Span.End));

    /// <summary>The change in words: the piece before and after.</summary>
    public string Describe(string text)
    {
        var after = string.Concat(text.AsSpan(Shown.Start, Span.Start - Shown.Start), Fresh, text.AsSpan(Span.End, Shown.End - Span.End));
        return $"{OneLine(text[Shown.Start..Shown.End])} → {OneLine(after)}";
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

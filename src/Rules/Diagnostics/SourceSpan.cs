namespace Matching.Rules.Diagnostics;

/// <summary>A half-open range [Start, End) of UTF-16 code units in the text that was parsed.</summary>
public readonly record struct SourceSpan(int Start, int End)
{
    /// <summary>The empty span at the start of the text.</summary>
    public static SourceSpan None => default;

    /// <summary>Number of UTF-16 code units covered.</summary>
    public int Length => End - Start;
}

namespace Matching.Rules.Diagnostics;

/// <summary>A place in a file; line and column count from 1.</summary>
public sealed record FilePlace(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}";
}

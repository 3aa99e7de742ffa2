using System.Collections.Frozen;

namespace Matching.Rules.Syntax;

/// <summary>The reserved words; always English in the stored text.</summary>
internal static class Keywords
{
    private static readonly FrozenSet<string> All = new[]
    {
        "true", "false", "null", "if", "then", "else", "for", "in", "return", "some", "every", "satisfies",
        "and", "or", "between", "instance", "function", "external",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word is reserved.</summary>
    public static bool Contains(string word) => All.Contains(word);
}

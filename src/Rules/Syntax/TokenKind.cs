namespace Matching.Rules.Syntax;

/// <summary>Kind of a <see cref="Token"/>.</summary>
internal enum TokenKind
{
    /// <summary>End of the text.</summary>
    End,

    /// <summary>A number literal.</summary>
    Number,

    /// <summary>A string literal.</summary>
    String,

    /// <summary>A word: one part of a name.</summary>
    Name,

    /// <summary>A reserved word.</summary>
    Keyword,

    /// <summary>An operator or a bracket.</summary>
    Symbol,
}

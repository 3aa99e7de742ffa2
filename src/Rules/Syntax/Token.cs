using Matching.Rules.Diagnostics;
using Matching.Rules.Values;

namespace Matching.Rules.Syntax;

/// <summary>One word of the text.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Text">As written; of a string literal its content without quotes and escapes.</param>
/// <param name="Number">Value of a number literal, else 0.</param>
/// <param name="Span">Place in the normalised text.</param>
internal readonly record struct Token(TokenKind Kind, string Text, FeelNumber Number, SourceSpan Span)
{
    /// <summary>Whether it is this operator or bracket.</summary>
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Whether it is this reserved word.</summary>
    public bool IsKeyword(string keyword) => Kind == TokenKind.Keyword && Text == keyword;

    /// <summary>Whether it is one of the operators that a name may hold (DMN 1.5, grammar rule 30).</summary>
    public bool IsNameSymbol => Kind == TokenKind.Symbol && Text is "." or "/" or "-" or "'" or "’" or "+" or "*" or "**";

    /// <summary>Whether it can be a part of a name made of several words.</summary>
    public bool IsWord => Kind is TokenKind.Name or TokenKind.Keyword;
}

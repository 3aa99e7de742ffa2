using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Syntax;

/// <summary>Cuts a normalised text into tokens. A character that belongs to no token is reported and skipped.</summary>
internal sealed class Lexer
{
    private static readonly ImmutableArray<string> Symbols =
        ["**", "<=", ">=", "!=", "..", "+", "-", "*", "/", "<", ">", "=", "(", ")", "[", "]", "{", "}", ",", ":", ".", "@"];

    private readonly string text;
    private readonly Dialect dialect;
    private readonly DiagnosticBag bag;
    private readonly ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>();
    private int position;

    private Lexer(string text, Dialect dialect, DiagnosticBag bag)
    {
        this.text = text;
        this.dialect = dialect;
        this.bag = bag;
    }

    /// <summary>The tokens of a text, closed by one <see cref="TokenKind.End"/>.</summary>
    public static ImmutableArray<Token> Tokenize(string text, Dialect dialect, DiagnosticBag bag)
    {
        var lexer = new Lexer(text, dialect, bag);
        while (lexer.SkipBlank())
        {
            lexer.Next();
        }

        lexer.Add(TokenKind.End, "", text.Length);
        return lexer.tokens.ToImmutable();
    }

    private void Next()
    {
        var start = position;
        var c = text[start];
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(At(1)) && !FollowsDot()))
        {
            var (number, end) = NumberReader.Read(text, start, dialect, bag);
            position = end;
            tokens.Add(new Token(TokenKind.Number, text[start..end], number, new SourceSpan(start, end)));
        }
        else if (c == '"')
        {
            var (content, end) = StringReader.Read(text, start, dialect, bag);
            position = end;
            Add(TokenKind.String, content, start);
        }
        else if (Names.IsStart(text, start, dialect))
        {
            position = Names.End(text, start, dialect);
            var word = text[start..position];
            Add(Keywords.Contains(word) ? TokenKind.Keyword : TokenKind.Name, word, start);
        }
        else
        {
            ReadSymbol(start);
        }
    }

    private void ReadSymbol(int start)
    {
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0)
            {
                position += symbol.Length;
                Add(TokenKind.Symbol, symbol, start);
                return;
            }
        }

        position += char.IsSurrogatePair(text, start) ? 2 : 1;
        if (dialect == Dialect.Standard)
        {
            // It may be a part of a declared name such as "Bewertung's"; where it is not, the parser reports it.
            Add(TokenKind.Symbol, text[start..position], start);
            return;
        }

        bag.Add(SyntaxMessages.UnexpectedCharacter(new SourceSpan(start, position), text[start..position]));
    }

    private bool SkipBlank()
    {
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]) || text[position] is '\uFEFF' or '\u180E' or '\u200B')
            {
                position++;
            }
            else if (text[position] == '/' && At(1) == '/')
            {
                var end = text.IndexOf('\n', position);
                position = end < 0 ? text.Length : end + 1;
            }
            else if (text[position] == '/' && At(1) == '*')
            {
                SkipBlockComment();
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void SkipBlockComment()
    {
        var end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            bag.Add(SyntaxMessages.UnterminatedComment(new SourceSpan(position, text.Length)));
        }

        position = end < 0 ? text.Length : end + 2;
    }

    private bool FollowsDot() => tokens.Count > 0 && tokens[^1].Span.End == position && tokens[^1].Kind != TokenKind.Symbol;

    private char At(int ahead) => position + ahead < text.Length ? text[position + ahead] : '\0';

    private void Add(TokenKind kind, string word, int start) => tokens.Add(new Token(kind, word, 0, new SourceSpan(start, position)));
}

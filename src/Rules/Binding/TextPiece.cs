using System.Collections.Immutable;
using Matching.Rules.Diagnostics;
using Matching.Rules.Syntax;

namespace Matching.Rules.Binding;

/// <summary>One text on its way through the stages: an expression, or one cell of a table.</summary>
internal sealed class TextPiece
{
    /// <summary>Longest text, in UTF-16 code units.</summary>
    public const int MaxLength = 64 * 1024;

    private readonly DiagnosticBag typed = new();
    private readonly DiagnosticBag found = new();
    private readonly SourceText source;
    private readonly Scope scope;
    private readonly NameTable names;

    /// <summary>Normalises a text.</summary>
    /// <param name="text">What the author typed.</param>
    /// <param name="scope">The names that it may use.</param>
    public TextPiece(string text, Scope scope)
    {
        this.scope = scope;
        this.names = scope.StrictNames.ForAnotherText();
        if (text.Length > MaxLength)
        {
            typed.Add(SyntaxMessages.TooLong(text.Length, MaxLength));
            text = "";
        }

        source = Normalizer.Normalize(text, typed);
    }

    /// <summary>The normalised text.</summary>
    public string Text => source.Text;

    /// <summary>Findings in the normalised text.</summary>
    public DiagnosticBag Bag => found;

    /// <summary>Whether the text cannot be used.</summary>
    public bool HasErrors => typed.HasErrors || found.HasErrors;

    /// <summary>Parses an expression.</summary>
    public Node Parse() => typed.HasErrors ? new ErrorNode(SourceSpan.None) : Parser.Parse(Text, names, found);

    /// <summary>Parses the unary tests of a cell.</summary>
    public UnaryTestsNode ParseTests() => typed.HasErrors
        ? new UnaryTestsNode([], false, SourceSpan.None)
        : Parser.ParseUnaryTests(Text, names, found);

    /// <summary>A binder for the text.</summary>
    public Binder Binder(int offset, Locals locals) => new(Text, offset, scope, locals, found);

    /// <summary>All findings, in the order of the text, with places in what the author typed.</summary>
    public ImmutableArray<Diagnostic> Diagnostics() =>
    [
        .. typed.ToImmutable().Concat(found.ToImmutable().Select(d => d with { Span = source.ToOriginal(d.Span) })).OrderBy(d => d.Span.Start),
    ];
}

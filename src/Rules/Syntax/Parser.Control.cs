using System.Collections.Immutable;

namespace Matching.Rules.Syntax;

/// <content>if, for, some, every and contexts.</content>
internal sealed partial class Parser
{
    private IfNode If()
    {
        var start = Take().Span;
        var condition = Expression();
        Expect("then");
        var then = Expression();
        Expect("else");
        var otherwise = Expression();
        return new IfNode(condition, then, otherwise, From(start));
    }

    private ForNode For()
    {
        var start = Take().Span;
        var iterators = Iterators();
        Expect("return");
        var body = Expression();
        return new ForNode(iterators, body, From(start));
    }

    private QuantifiedNode Quantified()
    {
        var start = Take();
        var iterators = Iterators();
        Expect("satisfies");
        var body = Expression();
        return new QuantifiedNode(start.Text == "every", iterators, body, From(start.Span));
    }

    private ImmutableArray<IteratorNode> Iterators()
    {
        var iterators = ImmutableArray.CreateBuilder<IteratorNode>();
        do
        {
            iterators.Add(Iterator());
        }
        while (TrySymbol(","));
        return iterators.ToImmutable();
    }

    private IteratorNode Iterator()
    {
        var start = Current.Span;
        var name = Declared();
        var nameSpan = From(start);
        Expect("in");
        var source = Expression();
        var end = TrySymbol("..") ? Expression() : null;
        return new IteratorNode(name, nameSpan, source, end, From(start));
    }

    private ContextNode Context()
    {
        var start = Take().Span;
        var entries = Separated("}", Entry);
        Expect("}");
        return new ContextNode(entries, From(start));
    }

    private EntryNode Entry()
    {
        var start = Current.Span;
        var key = Current.Kind == TokenKind.String ? Take().Text : Key();
        var keySpan = From(start);
        names.Variables.Add(key);
        names.Members.Add(key);
        Expect(":");
        var content = Expression();
        return new EntryNode(key, keySpan, content, From(start));
    }

    private string Key()
    {
        var end = NameEnd(position);
        if (end == position)
        {
            Unexpected("a key", "键");
            return "";
        }

        var key = Slice(position, end);
        position = end;
        return key;
    }

    /// <summary>A name that is declared here: of an iteration variable or a parameter.</summary>
    private string Declared()
    {
        var from = position;
        while (Current.Kind == TokenKind.Name)
        {
            position++;
        }

        if (from == position)
        {
            Unexpected("a name", "名称");
            return "";
        }

        var name = Slice(from, position);
        names.Variables.Add(name);
        return name;
    }
}

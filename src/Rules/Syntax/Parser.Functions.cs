using System.Collections.Immutable;

namespace Matching.Rules.Syntax;

/// <content>Function definitions and types.</content>
internal sealed partial class Parser
{
    private FunctionNode Function()
    {
        var start = Take().Span;
        Expect("(");
        var parameters = Separated(")", Parameter);
        Expect(")");
        var isExternal = TryKeyword("external");
        var body = Expression();
        return new FunctionNode(parameters, body, isExternal, From(start));
    }

    private ParameterNode Parameter()
    {
        var start = Current.Span;
        var name = Declared();
        var span = From(start);
        return new ParameterNode(name, span, TrySymbol(":") ? Type() : null);
    }

    private Node InstanceOf(Node operand)
    {
        if (Current is not { Kind: TokenKind.Name, Text: "of" })
        {
            Unexpected("'of'", "“of”");
            return new ErrorNode(From(operand));
        }

        Take();
        var type = Type();
        return Bounded(new InstanceOfNode(operand, type, From(operand)));
    }

    private TypeNode Type()
    {
        var start = Current.Span;
        if (!Current.IsWord && Current is not { Kind: TokenKind.Keyword, Text: "null" } || depth >= MaxDepth)
        {
            Unexpected("a type", "类型");
            return new TypeNode("", [], [], null, start);
        }

        depth++;
        var type = Type(start);
        depth--;
        return type;
    }

    private TypeNode Type(Diagnostics.SourceSpan start)
    {
        var name = TypeName();
        ImmutableArray<TypeNode> arguments = [];
        var keys = ImmutableArray.CreateBuilder<string>();
        if (name is "list" or "range" or "function" or "context" && TrySymbol("<"))
        {
            arguments = Separated(">", () => TypeArgument(name == "context", keys));
            Expect(">");
        }

        TypeNode? result = null;
        if (name == "function" && Current.IsSymbol("-") && tokens[position + 1].IsSymbol(">"))
        {
            position += 2;
            result = Type();
        }

        return new TypeNode(name, arguments, keys.ToImmutable(), result, From(start));
    }

    private TypeNode TypeArgument(bool isEntry, ImmutableArray<string>.Builder keys)
    {
        if (isEntry)
        {
            keys.Add(Current.Kind == TokenKind.String ? Take().Text : Key());
            Expect(":");
        }

        return Type();
    }

    private string TypeName()
    {
        var from = position;
        if (names.Types.Match(tokens, position) is { } known)
        {
            position += known.Length;
            return known.Name;
        }

        Take();
        while (Current.Kind == TokenKind.Name || (Current.IsSymbol(".") && tokens[position + 1].IsWord))
        {
            position++;
        }

        return Slice(from, position);
    }
}

using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Reading;

/// <summary>Reads boxed expressions.</summary>
internal sealed class ExpressionParser(TypeReferences types, DiagnosticBag bag)
{
    private static readonly string[] Known =
    [
        "literalExpression", "context", "invocation", "functionDefinition", "decisionTable", "relation", "list", "conditional",
        "for", "every", "some", "filter",
    ];

    /// <summary>The expression among the children of an element, or null when there is none.</summary>
    public DmnExpression? Within(DmnNode? parent)
    {
        foreach (var child in parent?.Children ?? [])
        {
            if (Known.Contains(child.Name))
            {
                return Expression(child);
            }
        }

        return null;
    }

    /// <summary>A named value with its type.</summary>
    public DmnVariable Variable(DmnNode node, string? fallback = null) => new(Names.Clean(node["name"] ?? fallback ?? ""), types.Of(node));

    /// <summary>A function definition.</summary>
    public DmnFunction Function(DmnNode node) =>
        new(node["kind"] ?? "FEEL", [.. node.All("formalParameter").Select(p => Variable(p))], Within(node)) { Place = node.Place, TypeRef = types.Of(node) };

    /// <summary>A literal expression; one without text where the element is absent.</summary>
    public DmnLiteral Literal(DmnNode node)
    {
        var language = node["expressionLanguage"];
        return new DmnLiteral(node.TextOf("text"), language is null || DmnNamespaces.IsFeel(language) || IsFeel(language) ? null : language)
        {
            Place = node.Place,
            TypeRef = types.Of(node),
        };
    }

    private DmnExpression? Expression(DmnNode node)
    {
        var read = Read(node);
        return read is null ? null : read with { TypeRef = types.Of(node) };
    }

    private DmnExpression? Read(DmnNode node) => node.Name switch
    {
        "literalExpression" => Literal(node),
        "context" => new DmnContext([.. node.All("contextEntry").Select(Entry)]) { Place = node.Place },
        "invocation" => new DmnInvocation(Within(node), [.. node.All("binding").Select(Binding)]) { Place = node.Place },
        "functionDefinition" => Function(node),
        "decisionTable" => new TableParser(this, types, bag).Table(node),
        "relation" => Relation(node),
        "list" => new DmnList(Elements(node)) { Place = node.Place },
        "conditional" => new DmnConditional(Within(node.First("if")), Within(node.First("then")), Within(node.First("else"))) { Place = node.Place },
        "for" => new DmnFor(Iterator(node), Within(node.First("in")), InType(node), Within(node.First("return"))) { Place = node.Place },
        "every" or "some" => new DmnQuantified(node.Name == "every", Iterator(node), Within(node.First("in")), InType(node), Within(node.First("satisfies"))) { Place = node.Place },
        _ => new DmnFilter(Within(node.First("in")), Within(node.First("match"))) { Place = node.Place },
    };

    private static bool IsFeel(string language) => string.Equals(language.Trim(), "feel", StringComparison.OrdinalIgnoreCase);

    private static string Iterator(DmnNode node) => Names.Clean(node["iteratorVariable"] ?? "");

    private string? InType(DmnNode node) => node.First("in") is { } source ? types.Of(source) : null;

    private DmnContextEntry Entry(DmnNode node) => new(node.First("variable") is { } variable ? Variable(variable) : null, Within(node));

    private DmnContextEntry Binding(DmnNode node)
    {
        if (node.First("parameter") is not { } parameter || parameter["name"] is null)
        {
            bag.Add(DmnFindings.Missing(node.Place, "binding", "parameter"));
            return new(new DmnVariable("", null), null);
        }

        return new(Variable(parameter), Within(node));
    }

    private DmnRelation Relation(DmnNode node) =>
        new([.. node.All("column").Select(c => Variable(c))], [.. node.All("row").Select(Elements)]) { Place = node.Place };

    /// <summary>Every child that is an expression; a child that is none is reported, because the places of the others would shift.</summary>
    private ImmutableArray<DmnExpression> Elements(DmnNode node)
    {
        var elements = ImmutableArray.CreateBuilder<DmnExpression>();
        foreach (var child in node.Children.Where(c => c.Name is not ("description" or "extensionElements")))
        {
            if (!Known.Contains(child.Name))
            {
                bag.Add(DmnFindings.UnknownExpression(child.Place, child.Name));
            }
            else if (Expression(child) is { } element)
            {
                elements.Add(element);
            }
        }

        return elements.ToImmutable();
    }
}

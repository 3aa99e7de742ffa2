using System.Collections.Immutable;
using System.Xml.Linq;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Reading;

/// <summary>Reads DMN 1.1 to 1.5 documents. Diagrams, extensions and unknown elements are ignored.</summary>
/// <remarks>Never throws for any document: every mistake is a finding with its line. No DTD, no entities, at most 8 MiB, at most 160 levels.</remarks>
public static class DmnReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="file">Name for findings.</param>
    public static DmnReading Read(Stream stream, string file)
    {
        var bag = new DiagnosticBag();
        var model = DmnXml.Load(stream, file, bag) is { } root ? Model(new DmnNode(root, file), bag) : null;
        return new DmnReading(bag.HasErrors ? null : model, bag.ToImmutable());
    }

    private static DmnModel? Model(DmnNode root, DiagnosticBag bag)
    {
        var space = root.Element.Name.NamespaceName;
        if (root.Name != "definitions" || !DmnNamespaces.IsModel(space))
        {
            bag.Add(DmnFindings.NotDmn(root.Place, root.Name, space));
            return null;
        }

        if (root["namespace"] is not { } own)
        {
            bag.Add(DmnFindings.Missing(root.Place, "definitions", "namespace"));
            return null;
        }

        var imports = root.All("import").Select(i => Import(i)).ToImmutableArray();
        var types = new TypeReferences(own, imports);
        var elements = new ElementParser(new ExpressionParser(types, bag), types, bag);
        return new DmnModel
        {
            Name = Names.Clean(root["name"] ?? ""),
            Namespace = own,
            Description = root.TextOf("description"),
            Imports = imports,
            Types = [.. root.All("itemDefinition").Select(d => Definition(d, types))],
            Elements = [.. root.Children.Select(elements.Element).OfType<DmnElement>()],
            Place = root.Place,
        };
    }

    /// <summary>DMN 1.1 gives imports no name; there the prefix that stands for the namespace is the name.</summary>
    private static DmnImport Import(DmnNode node)
    {
        var space = node["namespace"] ?? "";
        var name = node["name"] ?? (space.Length == 0 ? "" : node.Element.GetPrefixOfNamespace(XNamespace.Get(space)) ?? "");
        return new DmnImport(Names.Clean(name), space);
    }

    private static DmnItemDefinition Definition(DmnNode node, TypeReferences types)
    {
        var function = node.First("functionItem");
        return new DmnItemDefinition
        {
            Name = Names.Clean(node["name"] ?? ""),
            IsCollection = node["isCollection"]?.Trim() is "true" or "1",
            TypeRef = types.Of(node),
            AllowedValues = node.TestsOf("allowedValues"),
            TypeConstraint = node.TestsOf("typeConstraint"),
            Components = [.. node.All("itemComponent").Select(c => Definition(c, types))],
            Parameters = function?.All("parameters").Select(p => new DmnVariable(Names.Clean(p["name"] ?? ""), types.Of(p))).ToImmutableArray(),
            ResultTypeRef = function is { } f ? types.Of(f, "outputTypeRef") : null,
        };
    }
}

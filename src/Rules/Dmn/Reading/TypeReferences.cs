namespace Matching.Rules.Dmn.Reading;

/// <summary>Reads references to types: plain names since DMN 1.2, qualified XML names such as <c>feel:number</c> in DMN 1.1.</summary>
internal sealed class TypeReferences(string modelNamespace, IReadOnlyList<DmnImport> imports)
{
    /// <summary>The type that an element states as an attribute or, in itself, as a child element; null when it states none.</summary>
    public string? Of(DmnNode node, string name = "typeRef") => Name(node[name] ?? node.TextOf(name), node);

    private string? Name(string? written, DmnNode node)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return null;
        }

        var text = Names.Clean(written);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !IsPrefix(text[..colon]))
        {
            return text;
        }

        var local = text[(colon + 1)..];
        var space = node.Element.GetNamespaceOfPrefix(text[..colon])?.NamespaceName;
        if (space is null || space == modelNamespace || DmnNamespaces.IsFeel(space))
        {
            return local;
        }

        var import = imports.FirstOrDefault(i => i.Namespace == space);
        return import is null || import.Name.Length == 0 ? local : import.Name + "." + local;
    }

    private static bool IsPrefix(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}

/// <summary>Names as documents write them.</summary>
internal static class Names
{
    /// <summary>A name with every run of white space made one space, none at the ends.</summary>
    public static string Clean(string written) => string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

using System.Xml;
using System.Xml.Linq;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Reading;

/// <summary>An element of a DMN document; sees only children of the document's own DMN namespace.</summary>
internal readonly record struct DmnNode(XElement Element, string File)
{
    /// <summary>Name without namespace.</summary>
    public string Name => Element.Name.LocalName;

    /// <summary>Where it stands.</summary>
    public FilePlace Place
    {
        get
        {
            var line = (IXmlLineInfo)Element;
            return new FilePlace(File, Math.Max(line.LineNumber, 1), Math.Max(line.LinePosition, 1));
        }
    }

    /// <summary>Child elements in order.</summary>
    public IEnumerable<DmnNode> Children
    {
        get
        {
            var (space, file) = (Element.Name.Namespace, File);
            return Element.Elements().Where(e => e.Name.Namespace == space).Select(e => new DmnNode(e, file));
        }
    }

    /// <summary>The text inside.</summary>
    public string Content => Element.Value;

    /// <summary>An attribute without namespace, or null.</summary>
    public string? this[string attribute] => Element.Attribute(attribute)?.Value;

    /// <summary>Child elements with a name.</summary>
    public IEnumerable<DmnNode> All(string name) => Children.Where(c => c.Name == name);

    /// <summary>The first child element with a name, or null.</summary>
    public DmnNode? First(string name)
    {
        foreach (var child in All(name))
        {
            return child;
        }

        return null;
    }

    /// <summary>Content of the first child element with a name, or null.</summary>
    public string? TextOf(string name) => First(name)?.Content;

    /// <summary>Content of the text of a child that holds unary tests or an expression; null when absent or empty.</summary>
    public string? TestsOf(string name) => First(name)?.TextOf("text") is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}

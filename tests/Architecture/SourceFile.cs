using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Matching.Architecture.Tests;

/// <summary>A parsed C# file.</summary>
/// <param name="Path">Path from the root, with slashes: <c>src/Rules/Values/Value.cs</c>.</param>
/// <param name="Root">Its syntax.</param>
internal sealed record SourceFile(string Path, SyntaxNode Root)
{
    /// <summary>Room of the house: the folder below <c>src</c>.</summary>
    public string Room => Path.Split('/')[1];

    /// <summary>Folders below the room, e.g. <c>Values</c>; empty for a file in the room itself.</summary>
    public IReadOnlyList<string> Folders => Path.Split('/')[2..^1];

    public static SourceFile Parse(string path, string text) => new(path, CSharpSyntaxTree.ParseText(text).GetRoot());

    /// <summary>Every node of a kind.</summary>
    public IEnumerable<T> All<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    /// <summary>A finding at a node.</summary>
    public Finding At(SyntaxNode node, string what) => new(Path, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, what);
}

/// <summary>A place where a rule of the house is broken.</summary>
internal sealed record Finding(string Path, int Line, string What)
{
    public override string ToString() => $"{Path}:{Line}: {What}";
}

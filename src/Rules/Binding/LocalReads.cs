using Matching.Rules.Binding.Tree;

namespace Matching.Rules.Binding;

/// <summary>Lists the locals that a tree reads.</summary>
internal static class LocalReads
{
    /// <summary>Each local once.</summary>
    public static IReadOnlySet<Local> Of(BoundNode root)
    {
        var found = new HashSet<Local>(ReferenceEqualityComparer.Instance);
        Visit(root, found);
        return found;
    }

    private static void Visit(BoundNode node, HashSet<Local> found)
    {
        if (node is BoundLocal read)
        {
            found.Add(read.Local);
        }
        else if (node is BoundItemName name)
        {
            found.Add(name.Item);
        }

        foreach (var child in ReadCollector.Children(node))
        {
            Visit(child, found);
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Matching.Engine.Populations;

/// <summary>The rows of linked citizens, found once for each kind. Any thread.</summary>
internal sealed class LinkRows
{
    /// <summary>So many times fewer links than citizens are searched for one by one rather than through a table of all citizens.</summary>
    private const int Few = 16;

    private readonly Lock gate = new();
    private readonly Dictionary<UnitKind, ImmutableArray<int>> known = [];

    public ImmutableArray<int> Of(Population units, Population citizens)
    {
        lock (gate)
        {
            if (!known.TryGetValue(units.Kind, out var rows))
            {
                known[units.Kind] = rows = Find(units, citizens);
            }

            return rows;
        }
    }

    /// <summary>Always equal: what was computed already says nothing about a snapshot.</summary>
    public override bool Equals(object? obj) => obj is LinkRows;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    private static ImmutableArray<int> Find(Population units, Population citizens)
    {
        var rows = new int[units.Count];
        Array.Fill(rows, -1);
        if (units.Links.IsDefaultOrEmpty)
        {
            return ImmutableCollectionsMarshal.AsImmutableArray(rows);
        }

        var table = units.Count > citizens.Count / Few ? TableOf(citizens) : null;
        for (var row = 0; row < rows.Length; row++)
        {
            if (units.Links[row] is { } link)
            {
                rows[row] = table is null ? Math.Max(-1, citizens.IndexOf(link)) : table.GetValueOrDefault(link, -1);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    private static Dictionary<string, int> TableOf(Population citizens)
    {
        var table = new Dictionary<string, int>(citizens.Count, StringComparer.Ordinal);
        for (var row = 0; row < citizens.Count; row++)
        {
            table[citizens.Keys[row]] = row;
        }

        return table;
    }
}

using System.Collections.Frozen;
using Matching.Rules.Binding;

namespace Matching.Storage.Sources;

/// <summary>Finds the place of a column by its name.</summary>
internal sealed class ColumnMap
{
    private readonly SourceDescription source;
    private readonly FrozenDictionary<string, int> places;

    public ColumnMap(SourceDescription source)
    {
        this.source = source;
        places = source.ColumnNames.Select((name, place) => (name, place)).ToFrozenDictionary(p => p.name, p => p.place, StringComparer.Ordinal);
    }

    /// <summary>Number of columns.</summary>
    public int Count => places.Count;

    /// <summary>Whether the source has a column, and its place.</summary>
    public bool TryFind(string name, out int place) => places.TryGetValue(name, out place);

    /// <summary>The place of each header in the source's order.</summary>
    /// <exception cref="ImportRefusedException">A column is unknown, missing or doubled.</exception>
    public int[] Match(string file, IReadOnlyList<string> header)
    {
        if (!header.Contains(source.Key.Column, StringComparer.Ordinal))
        {
            // Without the key the first line is probably a person's row: nothing of it may get into a message.
            throw new ImportRefusedException([Refusals.ColumnMissing(file, source.Key.Column)]);
        }

        var refusals = header.Where(h => !places.ContainsKey(h)).Select(h => Refusals.UnknownColumn(file, h, Nearest.To(h, places.Keys)))
            .Concat(header.GroupBy(h => h, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => Refusals.ColumnTwice(file, g.Key)))
            .Concat(source.ColumnNames.Except(header, StringComparer.Ordinal).Select(c => Refusals.ColumnMissing(file, c)));
        return refusals.ToArray() is { Length: > 0 } all ? throw new ImportRefusedException([.. all]) : [.. header.Select(h => places[h])];
    }
}

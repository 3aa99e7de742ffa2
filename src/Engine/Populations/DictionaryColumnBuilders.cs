using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>A column whose distinct values are numbered in order of arrival, and renumbered in sorted order when it is sealed.</summary>
internal abstract class DictionaryColumnBuilder(Tag tag) : CellColumnBuilder<int>(tag)
{
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly List<Value> values = [];

    public override Value this[int row] => values[Cell(row)];

    /// <inheritdoc/>
    public sealed override void Clear()
    {
        base.Clear();
        codes.Clear();
        values.Clear();
    }

    /// <inheritdoc/>
    protected sealed override int[] CellsOf(CellColumnBuilder<int> other)
    {
        var theirs = (DictionaryColumnBuilder)other;
        var codeOf = new int[theirs.values.Count];
        foreach (var (text, code) in theirs.codes)
        {
            codeOf[code] = CodeOf(text, theirs.values[code]);
        }

        // Cells without a fact hold no code, or one that lost its meaning.
        return codeOf.Length == 0 ? base.CellsOf(other) : Array.ConvertAll(base.CellsOf(other), code => code < codeOf.Length ? codeOf[code] : 0);
    }

    /// <summary>Codes in sealed order, into the values in use, which are sorted by their text.</summary>
    protected (CodeArray Codes, ImmutableArray<Value> Values) SealCodes(int[] rows)
    {
        var used = new bool[values.Count];
        foreach (var row in rows)
        {
            if (Known[row])
            {
                used[Cell(row)] = true;
            }
        }

        var sorted = codes.Where(p => used[p.Value]).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).ToArray();
        var renumbered = new int[values.Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            renumbered[sorted[i]] = i;
        }

        var cells = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            cells[i] = Known[rows[i]] ? renumbered[Cell(rows[i])] : 0;
        }

        return (new CodeArray(cells, sorted.Length), [.. sorted.Select(code => values[code])]);
    }

    protected sealed override void WriteCell(int row, long cell) =>
        Write(row, cell >= 0 && cell < values.Count ? (int)cell : throw new ArgumentException($"tag {Tag.Name}: there is no code {cell}"));

    protected sealed override void Write(int row, Value value) => Write(row, CodeOf(value));

    protected int CodeOf(string text, Value value)
    {
        if (!codes.TryGetValue(text, out var code))
        {
            codes[text] = code = values.Count;
            values.Add(value);
        }

        return code;
    }
}

internal sealed class CodedColumnBuilder(Tag tag) : DictionaryColumnBuilder(tag)
{
    public override FactColumn Seal(string sourceId, int[] rows, AsOfDays asOf)
    {
        var (codes, values) = SealCodes(rows);
        return new CodedColumn(Tag, sourceId, SealKnown(rows), asOf, codes, [.. values.Select(v => v.AsString)]);
    }

    public override int CodeOf(Value value) => CodeOf(value.Kind == ValueKind.String ? value.AsString : throw Wrong(value), value);
}

internal sealed class ListColumnBuilder(Tag tag) : DictionaryColumnBuilder(tag)
{
    public override FactColumn Seal(string sourceId, int[] rows, AsOfDays asOf)
    {
        var (codes, values) = SealCodes(rows);
        return new ListColumn(Tag, sourceId, SealKnown(rows), asOf, codes, values);
    }

    public override int CodeOf(Value value)
    {
        var list = Normal(value);
        return CodeOf(ListText.Of(list), list);
    }

    protected override Value Normal(Value value) => value.Kind == ValueKind.List && value.AsList.All(e => e.Kind == ValueKind.String)
        ? ListColumn.SetOf(value.AsList.Select(e => e.AsString))
        : throw Wrong(value);
}

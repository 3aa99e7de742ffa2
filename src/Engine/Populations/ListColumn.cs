using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>Lists of strings, each kept as a set: sorted by code unit, without doubles. An empty list is a fact ("none"), not a missing one.</summary>
public sealed class ListColumn : SealedColumn
{
    internal ListColumn(Tag tag, string sourceId, RowBitmap known, AsOfDays asOf, CodeArray codes, ImmutableArray<Value> lists)
        : base(tag, sourceId, known, asOf)
    {
        Codes = codes;
        Lists = lists;
    }

    /// <summary>The different lists in use.</summary>
    public ImmutableArray<Value> Lists { get; }

    /// <summary>Indexes into <see cref="Lists"/>; 0 where <see cref="SealedColumn.Known"/> has no bit.</summary>
    internal CodeArray Codes { get; }

    /// <summary>Index into <see cref="Lists"/>, or -1 where there is no fact.</summary>
    public int CodeAt(int row) => Known[row] ? Codes[row] : -1;

    /// <inheritdoc/>
    protected override Value Fact(int row) => Lists[Codes[row]];

    /// <inheritdoc/>
    internal override void AppendFact(int row, CanonicalWriter writer)
    {
        var list = Lists[Codes[row]].AsList;
        writer.Append(list.Length);
        foreach (var element in list)
        {
            writer.Append(element.AsString);
        }
    }
}

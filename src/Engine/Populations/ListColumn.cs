using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>Lists of strings, each kept as a set: sorted by code unit, without doubles. An empty list is a fact ("none"), not a missing one.</summary>
public sealed class ListColumn : SealedColumn
{
    private readonly CodeArray codes;
    private readonly ImmutableArray<Value> values;

    internal ListColumn(Tag tag, string sourceId, RowBitmap known, AsOfDays asOf, CodeArray codes, ImmutableArray<Value> lists)
        : base(tag, sourceId, known, asOf)
    {
        this.codes = codes;
        values = lists;
    }

    /// <inheritdoc/>
    protected override Value Fact(int row) => values[codes[row]];

    /// <inheritdoc/>
    internal override void AppendFact(int row, CanonicalWriter writer)
    {
        var list = values[codes[row]].AsList;
        writer.Append(list.Length);
        foreach (var element in list)
        {
            writer.Append(element.AsString);
        }
    }
}

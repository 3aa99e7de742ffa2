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

    /// <summary>A column of lists in any order.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="sourceId">The one source that states it.</param>
    /// <param name="known">The rows that have a fact.</param>
    /// <param name="asOf">As-of days, shared by the columns of the source.</param>
    /// <param name="codes">Indexes into the lists, a row each; changed in place. Of no meaning where there is no fact.</param>
    /// <param name="lists">Lists of strings, each sorted by code unit and without doubles (<see cref="SetOf"/>), different from each other; those that no fact uses are left out.</param>
    public static ListColumn Of(Tag tag, string sourceId, RowBitmap known, AsOfDays asOf, int[] codes, IReadOnlyList<Value> lists)
    {
        var used = CodeOrder.Renumber(codes, known, [.. lists.Select(ListText.Of)]);
        return new ListColumn(tag, sourceId, known, asOf, new CodeArray(codes, used.Length), [.. used.Select(code => lists[code])]);
    }

    /// <summary>Some strings as a list that a column holds.</summary>
    public static Value SetOf(IEnumerable<string> elements) =>
        Value.Of([.. elements.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Value.Of)]);

    /// <summary>The different lists in use.</summary>
    public ImmutableArray<Value> Lists { get; }

    /// <summary>Indexes into <see cref="Lists"/>; 0 where <see cref="SealedColumn.Known"/> has no bit.</summary>
    internal CodeArray Codes { get; }

    /// <summary>Index into <see cref="Lists"/>, or -1 where there is no fact.</summary>
    public int CodeAt(int row) => Known[row] ? Codes[row] : -1;

    /// <inheritdoc/>
    protected override Value Fact(int row) => Lists[Codes[row]];
}

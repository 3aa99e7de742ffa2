using System.Collections.Immutable;
using System.Globalization;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Statements;

/// <summary>A feed whose facts are declared together with what they state of a unit, tag by tag.</summary>
/// <typeparam name="T">The unit with all that is drawn for it.</typeparam>
internal sealed class StatedFeed<T>
{
    private readonly List<Func<T, string?>> cells = [];

    /// <summary>A feed with its key, link and as-of columns; its facts follow.</summary>
    /// <param name="start">The columns that state no fact.</param>
    public StatedFeed(FeedBuilder start)
    {
        Builder = start;
        First = start.Count;
    }

    /// <summary>The columns.</summary>
    public FeedBuilder Builder { get; }

    /// <summary>Identifier of the source.</summary>
    public string Id => Builder.Id;

    /// <summary>Place of the first fact.</summary>
    private int First { get; }

    /// <summary>A boolean.</summary>
    public StatedFeed<T> Flag(string tag, Func<T, bool?> of) => Add(tag, FieldKind.Boolean, [], u => of(u) is { } known ? Cell.Of(known) : null);

    /// <summary>A whole number.</summary>
    public StatedFeed<T> Count(string tag, Func<T, int?> of) => Add(tag, FieldKind.Number, [], u => of(u) is { } known ? Cell.Of(known) : null);

    /// <summary>A whole number of a closed set.</summary>
    public StatedFeed<T> Count(string tag, ImmutableArray<string> codes, Func<T, int?> of) =>
        Add(tag, FieldKind.Number, codes, u => of(u) is { } known ? Cell.Of(known) : null);

    /// <summary>A number in tenths.</summary>
    public StatedFeed<T> Tenths(string tag, Func<T, int?> of) =>
        Add(tag, FieldKind.Number, [], u => of(u) is { } known ? (known / 10m).ToString("0.#", CultureInfo.InvariantCulture) : null);

    /// <summary>An amount, in fen.</summary>
    public StatedFeed<T> Money(string tag, Func<T, long?> of) => Add(tag, FieldKind.Money, [], u => of(u) is { } known ? Cell.Money(known) : null);

    /// <summary>A ratio, in 1/10,000.</summary>
    public StatedFeed<T> Ratio(string tag, Func<T, long?> of) => Add(tag, FieldKind.Percent, [], u => of(u) is { } known ? Cell.Ratio(known) : null);

    /// <summary>A ratio of a closed set, in 1/10,000.</summary>
    public StatedFeed<T> Ratio(string tag, ImmutableArray<string> codes, Func<T, long?> of) =>
        Add(tag, FieldKind.Percent, codes, u => of(u) is { } known ? Cell.Ratio(known) : null);

    /// <summary>A date.</summary>
    public StatedFeed<T> Date(string tag, Func<T, DateOnly?> of) => Add(tag, FieldKind.Date, [], u => of(u) is { } known ? Cell.Of(known) : null);

    /// <summary>A code.</summary>
    public StatedFeed<T> Code(string tag, ImmutableArray<string> codes, Func<T, string?> of) => Add(tag, FieldKind.Enum, codes, of);

    /// <summary>A list of codes; an empty list says that there are none.</summary>
    public StatedFeed<T> List(string tag, ImmutableArray<string> codes, Func<T, IEnumerable<string>> of) => Add(tag, FieldKind.List, codes, u => Cell.List(of(u)));

    /// <summary>The manifest states the sum of this column.</summary>
    public StatedFeed<T> Sum(string tag)
    {
        Builder.Sum(tag);
        return this;
    }

    /// <summary>Writes the current unit's row.</summary>
    public void Write(UnitWriter writer, T unit) => writer.Write(Id, row => Fill(row, unit));

    private void Fill(FeedRow row, T unit)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            row.Cells[First + i] = cells[i](unit);
        }
    }

    private StatedFeed<T> Add(string tag, FieldKind kind, ImmutableArray<string> codes, Func<T, string?> cell)
    {
        Builder.Coded(kind, tag, codes);
        cells.Add(cell);
        return this;
    }
}

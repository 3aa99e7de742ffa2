namespace Matching.Synthetic.Feeds;

/// <summary>The cells of one row; reused for every row of a feed. A null cell states nothing.</summary>
internal sealed class FeedRow
{
    public FeedRow(Feed feed)
    {
        Feed = feed;
        Cells = new string?[feed.Columns.Length];
        Quoted = new bool[feed.Columns.Length];
    }

    public Feed Feed { get; }

    public string?[] Cells { get; }

    /// <summary>Cells that are written as JSON strings although their kind is another, because their text is malformed.</summary>
    public bool[] Quoted { get; }

    public FeedRow Clear()
    {
        Array.Clear(Cells);
        Array.Clear(Quoted);
        return this;
    }

    public FeedRow Set(string column, string? text)
    {
        Cells[Feed.PlaceOf(column)] = text;
        return this;
    }

    public FeedRow Set(string column, bool value) => Set(column, Cell.Of(value));

    public FeedRow Set(string column, bool? value) => Set(column, value is { } known ? Cell.Of(known) : null);

    public FeedRow Set(string column, DateOnly? value) => Set(column, value is { } known ? Cell.Of(known) : null);

    public FeedRow Set(string column, int? value) => Set(column, value is { } known ? Cell.Of(known) : null);
}

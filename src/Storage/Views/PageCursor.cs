namespace Matching.Storage.Views;

/// <summary>A place in a list that is sorted by a text and an identifier, newest first; the list goes on behind it.</summary>
/// <param name="SortText">The text that the list is sorted by.</param>
/// <param name="Id">Identifier of the row.</param>
public sealed record PageCursor(string SortText, string Id)
{
    private const char Separator = '~';
    private const int LongestText = 100;

    /// <summary>Behind the last row of any list.</summary>
    public static PageCursor Start { get; } = new("9999", "");

    /// <summary>Reads a cursor that <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text; empty or null for the beginning.</param>
    /// <param name="cursor">The cursor.</param>
    /// <returns>False when the text is no cursor.</returns>
    public static bool TryParse(string? text, out PageCursor cursor)
    {
        cursor = Start;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (text.Length > LongestText || text.Split(Separator) is not [{ Length: > 0 } sort, { Length: > 0 } id] || !text.All(char.IsAscii))
        {
            return false;
        }

        cursor = new PageCursor(sort, id);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => SortText + Separator + Id;
}

/// <summary>A page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Where the next page begins, or null at the end.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, PageCursor? Next)
{
    /// <summary>A page of at most <paramref name="size"/> rows, from a query that asked for one more.</summary>
    internal static ListPage<T> Of(IReadOnlyList<T> rows, int size, Func<T, PageCursor> cursor) =>
        rows.Count <= size ? new ListPage<T>(rows, null) : new ListPage<T>([.. rows.Take(size)], cursor(rows[size - 1]));
}

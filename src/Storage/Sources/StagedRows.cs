using Matching.Engine.Populations;
using Matching.Rules.Values;
using Matching.Storage.Identities;

namespace Matching.Storage.Sources;

/// <summary>Rows of one source that were read and checked, in order of arrival. Each of their parts lies in a list or column of its own.</summary>
internal sealed class StagedRows
{
    private const int HashText = 0;
    private const int IdentifierText = 1;
    private const int FirstPersonalText = 2;

    private readonly SourceDescription source;
    private List<string> keys = [];
    private readonly List<string> links = [];
    private readonly List<int> days = [];
    private readonly List<long> numbers = [];
    private readonly PackedTexts texts = new();

    public StagedRows(SourceDescription source)
    {
        this.source = source;
        Facts = new FactRows(source.Tags);
    }

    /// <summary>Number of rows.</summary>
    public int Count => days.Count;

    /// <summary>Their facts.</summary>
    public FactRows Facts { get; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">What it is about.</param>
    /// <param name="values">One value for each tag of the source.</param>
    /// <param name="number">Number in its delivery.</param>
    /// <param name="rowHash">Its keyed hash; empty when it can be made later.</param>
    /// <param name="cells">Its cells, the personal ones last.</param>
    public void Add(TypedRow row, ReadOnlySpan<Value> values, long number, string rowHash, RowCells cells)
    {
        keys.Add(row.Key);
        if (row.Link is not null)
        {
            links.Add(row.Link);
        }

        days.Add(row.AsOf.DayNumber);
        numbers.Add(number);
        Facts.Add(values);
        texts.Add(rowHash);
        texts.Add(row.Identifier);
        for (var place = cells.Count - source.PersonalColumns; place < cells.Count; place++)
        {
            texts.Add(cells[place]);
        }

        texts.EndRow();
    }

    /// <summary>Adds all rows of others.</summary>
    public void Add(StagedRows more)
    {
        keys.AddRange(more.keys);
        links.AddRange(more.links);
        days.AddRange(more.days);
        numbers.AddRange(more.numbers);
        Facts.Add(more.Facts);
        texts.Add(more.texts);
    }

    /// <summary>Gives the keys away; no row can be added any more.</summary>
    public string[] TakeKeys()
    {
        string[] taken = [.. keys];
        keys = [];
        return taken;
    }

    /// <summary>Key of the citizen that a row hangs on, or null.</summary>
    public string? LinkOf(int row) => source.Link is null ? null : links[row];

    /// <summary>Day number of the date as of which a row speaks.</summary>
    public int DayOf(int row) => days[row];

    /// <summary>Number of a row in its delivery.</summary>
    public long NumberOf(int row) => numbers[row];

    /// <summary>Keyed hash of a row; empty when it is made later.</summary>
    public string HashOf(int row) => texts.TextOf(row, HashText) ?? string.Empty;

    /// <summary>Whether two rows say the same.</summary>
    public bool Same(int row, int other) =>
        Facts.Same(row, other) && LinkOf(row) == LinkOf(other) && texts.Same(row, other, FirstPersonalText);

    /// <summary>What a row says to the identity store.</summary>
    public UpdateTexts TextsOf(int row)
    {
        var next = FirstPersonalText;
        var name = source.Identity is null ? default : texts.BytesOf(row, next++);
        var phone = source.Identity?.Phone is null ? default : texts.BytesOf(row, next++);
        return source.Account is null
            ? new UpdateTexts { Number = texts.BytesOf(row, IdentifierText), HasName = !name.IsEmpty, Name = name, HasPhone = !phone.IsEmpty, Phone = phone }
            : new UpdateTexts
            {
                Number = texts.BytesOf(row, IdentifierText), HasName = !name.IsEmpty, Name = name, HasPhone = !phone.IsEmpty, Phone = phone,
                HasAccount = true, Holder = texts.BytesOf(row, next), Account = texts.BytesOf(row, next + 1), Bank = texts.BytesOf(row, next + 2),
            };
    }
}

using System.Runtime.InteropServices;
using Matching.Engine.Populations;
using Matching.Storage.Identities;

namespace Matching.Storage.Sources;

/// <summary>Rows of one source that were read and checked, in order of arrival. Each of their parts lies in a list or column of its own.</summary>
internal sealed class StagedRows
{
    private const int HashText = 0;
    private const int IdentifierText = 1;
    private const int FirstPersonalText = 2;

    private readonly SourceDescription source;
    private readonly List<string> links = [];
    private readonly List<int> days;
    private readonly List<long> numbers;
    private readonly PackedTexts texts;
    private List<SubjectKey> keys;

    /// <param name="source">The source.</param>
    /// <param name="expected">Rows that will probably come, for which room is made at once.</param>
    public StagedRows(SourceDescription source, int expected = 0)
    {
        this.source = source;
        (keys, days, numbers, texts) = (new List<SubjectKey>(expected), new List<int>(expected), new List<long>(expected), new PackedTexts(expected));
        Facts = new FactRows(source.Tags, expected);
    }

    /// <summary>Number of rows.</summary>
    public int Count => days.Count;

    /// <summary>Their facts.</summary>
    public FactRows Facts { get; }

    /// <summary>Adds a row, whose key is made later.</summary>
    /// <param name="row">What it is about.</param>
    /// <param name="link">Key of the citizen that it hangs on, or null.</param>
    /// <param name="facts">One fact for each tag of the source.</param>
    /// <param name="number">Number in its block or delivery.</param>
    /// <param name="rowHash">Its keyed hash; empty when it can be made later.</param>
    /// <param name="cells">Its cells, the personal ones last.</param>
    public void Add(TypedRow row, string? link, ReadOnlySpan<FactCell> facts, long number, string rowHash, RowCells cells)
    {
        if (link is not null)
        {
            links.Add(link);
        }

        days.Add(row.AsOf.DayNumber);
        numbers.Add(number);
        Facts.AddCells(facts);
        texts.Add(rowHash);
        texts.Add(row.Identifier);
        for (var place = cells.Count - source.PersonalColumns; place < cells.Count; place++)
        {
            texts.Add(cells[place]);
        }

        texts.EndRow();
    }

    /// <summary>Makes the keys of all rows.</summary>
    public void MakeKeys(SubjectKeys subjects)
    {
        CollectionsMarshal.SetCount(keys, Count);
        subjects.Of(source.Kind, row => texts.BytesOf(row, IdentifierText), CollectionsMarshal.AsSpan(keys));
    }

    /// <summary>Adds all rows of a block of a delivery.</summary>
    /// <param name="more">The block.</param>
    /// <param name="before">Rows of the delivery before the block.</param>
    public void Add(StagedRows more, long before)
    {
        keys.AddRange(CollectionsMarshal.AsSpan(more.keys));
        links.AddRange(CollectionsMarshal.AsSpan(more.links));
        days.AddRange(CollectionsMarshal.AsSpan(more.days));
        foreach (var number in more.numbers)
        {
            numbers.Add(before + number);
        }

        Facts.Add(more.Facts);
        texts.Add(more.texts);
    }

    /// <summary>Forgets all rows; the room is kept.</summary>
    public void Clear()
    {
        keys.Clear();
        links.Clear();
        days.Clear();
        numbers.Clear();
        Facts.Clear();
        texts.Clear();
    }

    /// <summary>Gives the keys away; no row can be added any more.</summary>
    public SubjectKey[] TakeKeys()
    {
        var taken = keys.ToArray();
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
        var rest = texts.RowOf(row);
        PackedTexts.Take(ref rest);
        var number = PackedTexts.Take(ref rest);
        var name = source.Identity is null ? default : PackedTexts.Take(ref rest);
        var phone = source.Identity?.Phone is null ? default : PackedTexts.Take(ref rest);
        return source.Account is null
            ? new UpdateTexts { Number = number, HasName = !name.IsEmpty, Name = name, HasPhone = !phone.IsEmpty, Phone = phone }
            : new UpdateTexts
            {
                Number = number, HasName = !name.IsEmpty, Name = name, HasPhone = !phone.IsEmpty, Phone = phone,
                HasAccount = true, Holder = PackedTexts.Take(ref rest), Account = PackedTexts.Take(ref rest), Bank = PackedTexts.Take(ref rest),
            };
    }

    /// <summary>Looks at the texts of rows, so that they are near when they are asked for one by one.</summary>
    public int Touch(ReadOnlySpan<int> rows)
    {
        var seen = 0;
        foreach (var row in rows)
        {
            var text = texts.RowOf(row);
            seen ^= text[0] ^ text[^1];
        }

        return seen;
    }
}

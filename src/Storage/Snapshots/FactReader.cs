using System.Text.Json;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Values;
using Parquet.Schema;

namespace Matching.Storage.Snapshots;

/// <summary>Reads one column after another into the form in which a population holds it.</summary>
internal sealed class FactReader
{
    private readonly SnapshotFiles files;
    private readonly SnapshotKeys keys;

    public FactReader(SnapshotFiles files, SnapshotKeys keys)
    {
        this.files = files;
        this.keys = keys;
    }

    /// <summary>The facts about a tag.</summary>
    public FactColumn Read(Tag tag, string source, SourceDays days)
    {
        switch (tag.Type)
        {
            case TagType.Date:
                var dates = Cells<int, int>(tag, day => day + ParquetLayout.Epoch);
                return new DateColumn(tag, source, Known(dates.Known, days), days.Days, dates.Cells);
            case TagType.Boolean:
                return Booleans(tag, source, days);
            case TagType.Enum:
                var (codes, texts) = Codes(tag);
                return CodedColumn.Of(tag, source, Known(codes.Known, days), days.Days, codes.Cells, texts.Texts);
            case TagType.List:
                return Lists(tag, source, days);
            default:
                var numbers = Cells<long, long>(tag, number => number);
                return new ScaledColumn(tag, source, Known(numbers.Known, days), days.Days, numbers.Cells);
        }
    }

    private BooleanColumn Booleans(Tag tag, string source, SourceDays days)
    {
        var cells = Cells<bool, bool>(tag, truth => truth);
        var truth = new ulong[cells.Known.Length];
        for (var row = 0; row < cells.Cells.Length; row++)
        {
            truth[row >> 6] |= cells.Cells[row] ? 1UL << (row & 63) : 0;
        }

        var known = Known(cells.Known, days);
        return new BooleanColumn(tag, source, known, days.Days, new RowBitmap(known.Count, truth));
    }

    private ListColumn Lists(Tag tag, string source, SourceDays days)
    {
        var (codes, texts) = Codes(tag);

        // Different texts may hold the same set.
        var sets = new TextCodes();
        var lists = new List<Value>();
        var setOf = texts.Texts.Select(text =>
        {
            var list = ListColumn.SetOf(JsonSerializer.Deserialize<string[]>(text)!);
            var code = sets.Of(JsonSerializer.Serialize(list.AsList.Select(e => e.AsString)));
            lists.AddRange(code == lists.Count ? [list] : []);
            return code;
        }).ToArray();
        return ListColumn.Of(tag, source, Known(codes.Known, days), days.Days, setOf.Length == 0 ? codes.Cells : Array.ConvertAll(codes.Cells, code => setOf[code]), lists);
    }

    private (ColumnCells<int> Cells, TextCodes Texts) Codes(Tag tag)
    {
        var texts = new TextCodes();
        return (Cells<ReadOnlyMemory<char>, int>(tag, texts.Of), texts);
    }

    private ColumnCells<T> Cells<TRaw, T>(Tag tag, Func<TRaw, T> make)
        where TRaw : struct
        where T : struct
    {
        var cells = new ColumnCells<T>(keys);
        DataField form = ParquetLayout.FieldOf(tag.Code, tag.Type);
        cells.Read(files, form, ParquetLayout.RawFieldOf(tag.Code, tag.Type), make);
        return cells;
    }

    /// <summary>A fact counts where its source speaks about the unit.</summary>
    private RowBitmap Known(ulong[] known, SourceDays days)
    {
        for (var word = 0; word < known.Length; word++)
        {
            known[word] &= days.Stated[word];
        }

        return new RowBitmap(keys.Keys.Length, known);
    }
}

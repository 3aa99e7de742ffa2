using System.Buffers.Binary;

namespace Matching.Engine.Populations;

/// <summary>Writes the facts of one column in the canonical form of <see cref="SnapshotHash"/>, many rows at a time.</summary>
internal abstract class CanonicalColumn
{
    private const int Head = 2 * sizeof(int);

    public static CanonicalColumn Of(SealedColumn column, int number) => column switch
    {
        ScaledColumn scaled => new Cells<ScaledCell>(scaled, number, new ScaledCell(scaled)),
        DateColumn dates => new Cells<DateCell>(dates, number, new DateCell(dates)),
        BooleanColumn truth => new Cells<BooleanCell>(truth, number, new BooleanCell(truth)),
        CodedColumn coded => new Cells<CodedCell>(coded, number, new CodedCell(coded.Codes, [.. coded.Dictionary.Select(CanonicalBytes.Of)])),
        ListColumn lists => new Cells<CodedCell>(lists, number, new CodedCell(
            lists.Codes, [.. lists.Lists.Select(l => (byte[])[.. CanonicalBytes.Of(l.AsList.Length), .. l.AsList.SelectMany(e => CanonicalBytes.Of(e.AsString))])])),
        _ => throw new ArgumentException($"column {column.Tag.Code} was not made by a snapshot builder"),
    };

    /// <summary>Adds the size of each row's fact.</summary>
    public abstract void Measure(int first, Span<int> sizes);

    /// <summary>Writes each row's fact at its place and moves the place behind it.</summary>
    public abstract void Write(int first, Span<int> places, Span<byte> bytes);

    /// <summary>A form of cell. Structures, so that each form gets a loop of its own without a call for a cell.</summary>
    private interface ICell
    {
        int SizeOf(int row);

        void Write(int row, Span<byte> bytes);
    }

    private sealed class Cells<T>(SealedColumn column, int number, T cell) : CanonicalColumn
        where T : struct, ICell
    {
        public override void Measure(int first, Span<int> sizes)
        {
            var known = column.Known;
            for (var i = 0; i < sizes.Length; i++)
            {
                sizes[i] += known[first + i] ? Head + cell.SizeOf(first + i) : 0;
            }
        }

        public override void Write(int first, Span<int> places, Span<byte> bytes)
        {
            var (known, days) = (column.Known, column.AsOfDays);
            for (var i = 0; i < places.Length; i++)
            {
                var row = first + i;
                if (!known[row])
                {
                    continue;
                }

                var fact = bytes[places[i]..];
                BinaryPrimitives.WriteInt32LittleEndian(fact, number);
                BinaryPrimitives.WriteInt32LittleEndian(fact[sizeof(int)..], days.DayAt(row));
                cell.Write(row, fact[Head..]);
                places[i] += Head + cell.SizeOf(row);
            }
        }
    }

    private readonly struct ScaledCell(ScaledColumn column) : ICell
    {
        public int SizeOf(int row) => sizeof(long);

        public void Write(int row, Span<byte> bytes) => BinaryPrimitives.WriteInt64LittleEndian(bytes, column.Scaled[row]);
    }

    private readonly struct DateCell(DateColumn column) : ICell
    {
        public int SizeOf(int row) => sizeof(int);

        public void Write(int row, Span<byte> bytes) => BinaryPrimitives.WriteInt32LittleEndian(bytes, column.Days[row]);
    }

    private readonly struct BooleanCell(BooleanColumn column) : ICell
    {
        public int SizeOf(int row) => sizeof(byte);

        public void Write(int row, Span<byte> bytes) => bytes[0] = column.True[row] ? (byte)1 : (byte)0;
    }

    /// <summary>A code of a dictionary whose entries were put into their form beforehand.</summary>
    private readonly struct CodedCell(CodeArray codes, byte[][] entries) : ICell
    {
        public int SizeOf(int row) => entries[codes[row]].Length;

        public void Write(int row, Span<byte> bytes) => entries[codes[row]].CopyTo(bytes);
    }
}

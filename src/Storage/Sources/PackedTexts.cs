using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Matching.Storage.Sources;

/// <summary>A few short texts for each of very many rows, as UTF-8 in large pieces: neither an object for a text nor one for a row.</summary>
internal sealed class PackedTexts
{
    private const int PieceBytes = 1 << 18;
    private const int Head = sizeof(int);

    private readonly List<byte[]> pieces = [];
    private readonly List<Place> rows;
    private readonly ArrayBufferWriter<byte> open = new();
    private int used;

    /// <param name="expected">Rows that will probably come.</param>
    public PackedTexts(int expected = 0) => rows = new List<Place>(expected);

    /// <summary>Adds a text to the row that is being made; an empty one is read as null.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        var room = open.GetSpan(Head + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, room[Head..]);
        BinaryPrimitives.WriteInt32LittleEndian(room, length);
        open.Advance(Head + length);
    }

    /// <summary>Adds a text in UTF-8 to the row that is being made; an empty one is read as null.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        var room = open.GetSpan(Head + text.Length);
        BinaryPrimitives.WriteInt32LittleEndian(room, text.Length);
        text.CopyTo(room[Head..]);
        open.Advance(Head + text.Length);
    }

    /// <summary>Ends the row that is being made.</summary>
    public void EndRow()
    {
        AddRow(open.WrittenSpan);
        open.ResetWrittenCount();
    }

    /// <summary>Adds all rows of others.</summary>
    public void Add(PackedTexts more)
    {
        foreach (var row in more.rows)
        {
            AddRow(more.pieces[row.Piece].AsSpan(row.Start, row.Length));
        }
    }

    /// <summary>Forgets all rows; the room of one piece is kept.</summary>
    public void Clear()
    {
        rows.Clear();
        used = 0;
        if (pieces.Count > 1)
        {
            pieces.RemoveRange(1, pieces.Count - 1);
        }
    }

    /// <summary>A text of a row in UTF-8; empty where there is none.</summary>
    public ReadOnlySpan<byte> BytesOf(int row, int number)
    {
        var rest = Skip(row, number);
        return rest.IsEmpty ? default : rest.Slice(Head, LengthOf(rest));
    }

    /// <summary>A text of a row, or null where it is empty.</summary>
    public string? TextOf(int row, int number) => BytesOf(row, number) is { IsEmpty: false } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>All texts of a row, each behind its length; <see cref="Take"/> takes them off.</summary>
    public ReadOnlySpan<byte> RowOf(int row) => Skip(row, 0);

    /// <summary>Takes the first text off those of a row.</summary>
    public static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> row)
    {
        var text = row.Slice(Head, LengthOf(row));
        row = row[(Head + text.Length)..];
        return text;
    }

    /// <summary>Whether two rows have the same texts from a number on.</summary>
    public bool Same(int row, int other, int from) => Skip(row, from).SequenceEqual(Skip(other, from));

    private static int LengthOf(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadInt32LittleEndian(text);

    private ReadOnlySpan<byte> Skip(int row, int texts)
    {
        var place = rows[row];
        var bytes = (ReadOnlySpan<byte>)pieces[place.Piece].AsSpan(place.Start, place.Length);
        for (var i = 0; i < texts; i++)
        {
            bytes = bytes[(Head + LengthOf(bytes))..];
        }

        return bytes;
    }

    private void AddRow(ReadOnlySpan<byte> bytes)
    {
        if (pieces.Count == 0 || pieces[^1].Length - used < bytes.Length)
        {
            pieces.Add(new byte[Math.Max(PieceBytes, bytes.Length)]);
            used = 0;
        }

        bytes.CopyTo(pieces[^1].AsSpan(used));
        rows.Add(new Place(pieces.Count - 1, used, bytes.Length));
        used += bytes.Length;
    }

    private readonly record struct Place(int Piece, int Start, int Length);
}

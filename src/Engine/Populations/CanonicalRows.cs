using System.Buffers.Binary;
using System.Text;

namespace Matching.Engine.Populations;

/// <summary>
/// Rows of a population in the canonical form of <see cref="SnapshotHash"/>. The form goes row by row and the facts lie column by
/// column: first every row's length is summed up, then each column writes its facts at the places of the rows.
/// </summary>
internal sealed class CanonicalRows
{
    private readonly Population population;
    private readonly CanonicalColumn[] columns;
    private int[] ends = [];
    private byte[] bytes = [];
    private int length;

    public CanonicalRows(Population population, SealedColumn[] columns)
    {
        this.population = population;
        this.columns = [.. columns.Select((column, number) => CanonicalColumn.Of(column, number))];
    }

    /// <summary>What was written last. Valid until the next write.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    /// <summary>Writes some rows.</summary>
    public void Write(int first, int count)
    {
        if (ends.Length < count)
        {
            ends = new int[count];
        }

        var places = ends.AsSpan(0, count);
        Measure(first, places);
        Place(places);
        WriteKeys(first, places);
        foreach (var column in columns)
        {
            column.Write(first, places, bytes);
        }

        foreach (var place in places)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), -1);
        }
    }

    private static int SizeOf(string? text) => sizeof(int) + (text is null ? 0 : Encoding.UTF8.GetByteCount(text));

    private void Measure(int first, Span<int> sizes)
    {
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = SizeOf(population.Keys[first + i]) + SizeOf(LinkOf(first + i)) + sizeof(int);
        }

        foreach (var column in columns)
        {
            column.Measure(first, sizes);
        }
    }

    /// <summary>Turns sizes into the places at which the rows begin.</summary>
    private void Place(Span<int> sizes)
    {
        var place = 0;
        foreach (ref var size in sizes)
        {
            (size, place) = (place, checked(place + size));
        }

        length = place;
        if (bytes.Length < length)
        {
            bytes = new byte[length + (length / 4)];
        }
    }

    private void WriteKeys(int first, Span<int> places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            places[i] += WriteText(population.Keys[first + i], places[i]);
            places[i] += WriteText(LinkOf(first + i), places[i]);
        }
    }

    private int WriteText(string? text, int place)
    {
        var written = text is null ? -1 : Encoding.UTF8.GetBytes(text, bytes.AsSpan(place + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), written);
        return sizeof(int) + Math.Max(0, written);
    }

    private string? LinkOf(int row) => population.Links.IsEmpty ? null : population.Links[row];
}

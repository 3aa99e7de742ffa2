using Matching.Engine.Populations;
using Matching.Engine.Tags;

namespace Matching.Storage.Snapshots;

/// <summary>As of when a source speaks about each unit.</summary>
/// <param name="Days">The days, shared by the columns of the source.</param>
/// <param name="Stated">The rows about which it speaks, as words of a <see cref="RowBitmap"/>.</param>
internal sealed record SourceDays(AsOfDays Days, ulong[] Stated)
{
    /// <summary>Reads the days of a source.</summary>
    public static SourceDays Read(SnapshotFiles files, SnapshotKeys keys, string source)
    {
        var name = ParquetLayout.AsOf(source);
        var cells = new ColumnCells<int>(keys);
        cells.Read<int>(files, ParquetLayout.FieldOf(name, TagType.Date), ParquetLayout.RawFieldOf(name, TagType.Date), day => day + ParquetLayout.Epoch);
        var (days, known) = (cells.Cells, cells.Known);
        for (var row = 0; row < days.Length; row++)
        {
            days[row] = (known[row >> 6] >> (row & 63) & 1) != 0 ? days[row] : AsOfDays.None;
        }

        return new SourceDays(AsOfDays.Of(days), known);
    }
}

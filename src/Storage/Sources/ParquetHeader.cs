using System.Collections.Immutable;
using Matching.Engine.Tags;
using Parquet.Schema;

namespace Matching.Storage.Sources;

/// <summary>The columns of a Parquet file, checked against its source.</summary>
internal static class ParquetHeader
{
    /// <summary>The columns in the order of the file.</summary>
    /// <exception cref="ImportRefusedException">A column is of a type that cannot hold what the source states; all such columns together.</exception>
    public static ParquetColumn[] Columns(string file, ParquetSchema schema, SourceDescription source)
    {
        var columns = new List<ParquetColumn>();
        var refusals = ImmutableArray.CreateBuilder<ImportRefusal>();
        foreach (var field in schema.Fields)
        {
            var type = TypeOf(field.Name, source);
            if (ParquetColumn.Of(field, type) is { } column)
            {
                columns.Add(column);
            }
            else
            {
                refusals.Add(Refusals.ColumnType(file, field.Name, ParquetColumn.Found(field), ParquetColumn.Wanted(type)));
            }
        }

        return refusals.Count == 0 ? [.. columns] : throw new ImportRefusedException(refusals.ToImmutable());
    }

    private static TagType? TypeOf(string column, SourceDescription source) =>
        column == source.AsOfColumn ? TagType.Date : source.Tags.FirstOrDefault(t => t.Name == column)?.Type;
}

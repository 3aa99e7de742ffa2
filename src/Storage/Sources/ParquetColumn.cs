using System.Globalization;
using Matching.Engine.Tags;
using Parquet;
using Parquet.Schema;

namespace Matching.Storage.Sources;

/// <summary>A column of a Parquet file whose type suits what the source states in it.</summary>
internal sealed class ParquetColumn
{
    private readonly DataField field;
    private readonly bool isList;

    private ParquetColumn(DataField field, bool isList)
    {
        this.field = field;
        this.isList = isList;
    }

    /// <summary>The column, or null when a column of that type cannot hold what the source states.</summary>
    /// <param name="column">The column of the file.</param>
    /// <param name="type">The type that it must hold; null for a text that is no tag, such as an identifier.</param>
    public static ParquetColumn? Of(Field column, TagType? type) => column switch
    {
        ListField { Item: DataField { IsArray: false } item } when type == TagType.List && IsText(item) => new(item, isList: true),
        DataField { IsArray: false } flat and not TimeDataField when IsText(flat) || Suits(flat.ClrType, type) => new(flat, isList: false),
        _ => null,
    };

    /// <summary>What a column is, for people.</summary>
    public static string Found(Field column) => column switch
    {
        DataField { IsArray: true } => "REPEATED",
        DataField flat when flat.ClrType == typeof(double) => "DOUBLE",
        DataField flat when flat.ClrType == typeof(float) => "FLOAT",
        DateTimeDataField => "TIMESTAMP",
        TimeDataField => "TIME",
        DataField flat when IsText(flat) => "STRING",
        DataField flat => flat.ClrType.Name,
        _ => column.SchemaType.ToString(),
    };

    /// <summary>What a column must be, for people.</summary>
    public static string Wanted(TagType? type) => type switch
    {
        TagType.Number or TagType.Money or TagType.Percent => "DECIMAL, INT32, INT64, STRING",
        TagType.Date => "DATE, STRING",
        TagType.Boolean => "BOOLEAN, STRING",
        TagType.List => "LIST<STRING>, STRING",
        _ => "STRING",
    };

    /// <summary>The cells of one row group.</summary>
    public Task<ParquetCells> Read(ParquetRowGroupReader group) => field.ClrType switch
    {
        _ when isList => Lists(group),
        _ when IsText(field) => Flat<ReadOnlyMemory<char>>(group, v => v.ToString()),
        var type when type == typeof(bool) => Flat<bool>(group, v => v ? "true" : "false"),
        var type when type == typeof(int) => Flat<int>(group, v => v.ToString(CultureInfo.InvariantCulture)),
        var type when type == typeof(long) => Flat<long>(group, v => v.ToString(CultureInfo.InvariantCulture)),
        var type when type == typeof(decimal) => Flat<decimal>(group, v => v.ToString(CultureInfo.InvariantCulture)),
        _ => Flat<DateOnly>(group, v => v.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    };

    /// <summary>Number of values that the file says it has for this column of a row group, nulls included.</summary>
    public long ValuesIn(ParquetRowGroupReader group) => group.GetMetadata(field)?.MetaData?.NumValues ?? 0;

    private static bool IsText(DataField field) => field.ClrType == typeof(ReadOnlyMemory<char>) || field.ClrType == typeof(string);

    private static bool Suits(Type clr, TagType? type) => type switch
    {
        TagType.Number or TagType.Money or TagType.Percent => clr == typeof(decimal) || clr == typeof(int) || clr == typeof(long),
        TagType.Date => clr == typeof(DateOnly),
        TagType.Boolean => clr == typeof(bool),
        _ => false,
    };

    private async Task<ParquetCells> Flat<T>(ParquetRowGroupReader group, Func<T, string> text)
        where T : struct
    {
        var (values, definitions, _) = await Raw<T>(group).ConfigureAwait(false);
        return new ParquetFlatCells<T>(values, definitions, field.MaxDefinitionLevel, text);
    }

    private async Task<ParquetCells> Lists(ParquetRowGroupReader group)
    {
        var (values, definitions, repetitions) = await Raw<ReadOnlyMemory<char>>(group).ConfigureAwait(false);
        var levels = new ParquetListLevels(field.MaxDefinitionLevel - (field.IsNullable ? 2 : 1), field.MaxDefinitionLevel);
        return new ParquetListCells(values, definitions, repetitions, levels);
    }

    private async Task<(T[] Values, int[] Definitions, int[] Repetitions)> Raw<T>(ParquetRowGroupReader group)
        where T : struct
    {
        var count = checked((int)ValuesIn(group));
        var (values, definitions, repetitions) = (new T[count], new int[count], new int[count]);
        Memory<int>? optional = field.MaxDefinitionLevel > 0 ? definitions.AsMemory() : default(Memory<int>?);
        Memory<int>? repeated = field.MaxRepetitionLevel > 0 ? repetitions.AsMemory() : default(Memory<int>?);
        await group.ReadRawAsync(field, values.AsMemory(), optional, repeated).ConfigureAwait(false);
        return (values, definitions, repetitions);
    }
}

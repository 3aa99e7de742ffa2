using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Parquet.Schema;

namespace Matching.Storage.Snapshots;

/// <summary>
/// How a snapshot lies in Parquet: <c>key</c>, <c>link</c> (households and children), one date column <c>as_of:SOURCE</c> a source, and
/// one column a tag under its code: DECIMAL(18, s) for money, numbers and percentages, DATE, BOOLEAN, UTF-8 for codes, and a JSON array
/// of strings for lists. Null where there is no fact.
/// </summary>
internal static class ParquetLayout
{
    public const string Key = "key";
    public const string Link = "link";

    /// <summary>Most rows of a row group: what is held while one is written, and enough for readers to work in parallel.</summary>
    public const int GroupRows = 122_880;

    /// <summary>1970-01-01, from which Parquet counts days.</summary>
    public const int Epoch = 719_162;

    private const int Precision = 18;
    private const int Partitions = 4;
    private const int UnitsWorthSplitting = 20_000;

    public static string AsOf(string sourceId) => "as_of:" + sourceId;

    public static bool HasLink(UnitKind kind) => kind is UnitKind.Household or UnitKind.Child;

    /// <summary>Number of files for so many units.</summary>
    public static int PartitionsFor(int units) => units < UnitsWorthSplitting ? 1 : Partitions;

    /// <summary>FNV-1a over the UTF-16 code units, so that every run puts a unit into the same file.</summary>
    public static int PartitionOf(string key, int partitions)
    {
        var hash = 2166136261;
        foreach (var character in key)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return (int)(hash % (uint)partitions);
    }

    public static DataField FieldOf(string code, TagType type) => type switch
    {
        TagType.Money or TagType.Number or TagType.Percent => new DecimalDataField(code, Precision, ScaledColumn.ScaleOf(type), isNullable: true),
        TagType.Date => new DataField<DateOnly>(code, nullable: true),
        TagType.Boolean => new DataField<bool>(code, nullable: true),
        TagType.Enum or TagType.List => new DataField(code, typeof(string), isNullable: true),
        _ => throw new NotSupportedException($"tag {code}: no Parquet column holds the type {type}"),
    };

    /// <summary>The same column as the integers that the file holds, which is how it is read and written: scaled integers, and days since <see cref="Epoch"/>.</summary>
    public static DataField RawFieldOf(string code, TagType type) => type switch
    {
        TagType.Money or TagType.Number or TagType.Percent => new DataField<long>(code, nullable: true),
        TagType.Date => new DataField<int>(code, nullable: true),
        _ => FieldOf(code, type),
    };
}

using System.Collections.Frozen;
using System.Globalization;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Storage.Snapshots;

namespace Matching.Benchmarks.Nights;

/// <summary>How DuckDB takes the snapshot's Parquet files in: a table a kind, stale facts as NULL, the facts of linked citizens beside each unit's own.</summary>
/// <param name="entry">The snapshot on disk.</param>
/// <param name="tags">The dictionary.</param>
/// <param name="asOf">Business date.</param>
internal sealed class FactTables(SnapshotEntry entry, TagDictionary tags, DateOnly asOf)
{
    /// <summary>The statements that make the tables.</summary>
    public IEnumerable<string> Statements() => entry.Kinds.Where(k => k.Kind == UnitKind.Citizen).Concat(entry.Kinds.Where(k => k.Kind != UnitKind.Citizen)).Select(Create);

    /// <summary>Name of the table of a kind.</summary>
    public static string NameOf(UnitKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Codes of the tags that the table of a kind has.</summary>
    public FrozenSet<string> CodesOf(UnitKind kind) => Own(kind).Concat(HasLink(kind) ? Own(UnitKind.Citizen) : []).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The SQL type of a tag.</summary>
    public static string TypeOf(TagType type) => type switch
    {
        TagType.Money => "DECIMAL(18,2)",
        TagType.Number => "DECIMAL(18,4)",
        TagType.Percent => "DECIMAL(18,6)",
        TagType.Date => "DATE",
        TagType.Boolean => "BOOLEAN",
        _ => "VARCHAR",
    };

    private static bool HasLink(UnitKind kind) => kind is UnitKind.Household or UnitKind.Child;

    private IEnumerable<string> Own(UnitKind kind) => entry.Kinds.Where(k => k.Kind == kind).SelectMany(k => k.Columns).Select(c => c.Tag);

    private string Create(SnapshotKindEntry kind)
    {
        var files = string.Join(", ", kind.Files.Select(f => SqlText.Text(Path.Combine(entry.Directory, f))));
        var facts = string.Concat(kind.Columns.Select(c => $", {Fresh(c)} AS {SqlText.Name(c.Tag)}"));
        if (!HasLink(kind.Kind))
        {
            return $"CREATE TABLE {NameOf(kind.Kind)} AS SELECT key, CAST(NULL AS VARCHAR) AS link{facts} FROM read_parquet([{files}])";
        }

        var own = kind.Columns.Select(c => c.Tag).ToHashSet(StringComparer.Ordinal);
        var ridden = string.Concat(Own(UnitKind.Citizen).Where(c => !own.Contains(c)).Select(c => $", citizen.{SqlText.Name(c)}"));
        return $"CREATE TABLE {NameOf(kind.Kind)} AS WITH own AS (SELECT key, link{facts} FROM read_parquet([{files}])) SELECT own.*{ridden} FROM own LEFT JOIN citizen ON own.link = citizen.key";
    }

    private string Fresh(SnapshotColumnEntry column)
    {
        var name = SqlText.Name(column.Tag);
        return tags.Find(column.Tag)?.MaxAgeDays is { } limit
            ? string.Create(CultureInfo.InvariantCulture, $"CASE WHEN {SqlText.Date(asOf)} - {SqlText.Name("as_of:" + column.Source)} <= {limit} THEN {name} END")
            : name;
    }
}

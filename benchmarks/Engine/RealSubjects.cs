using System.Collections.Immutable;
using System.Globalization;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using Matching.Storage.Snapshots;

namespace Matching.Benchmarks.Engine;

/// <summary>The subjects as the product has them: a tag dictionary and a sealed snapshot, also on disk in a folder that is deleted at the end.</summary>
internal sealed class RealSubjects : IDisposable
{
    private const string Source = "synthetic";

    private readonly string folder = Directory.CreateTempSubdirectory("matching-bench-").FullName;

    /// <summary>Seals the subjects and writes the snapshot.</summary>
    public RealSubjects(Subjects subjects)
    {
        ImmutableArray<Tag> all = [.. Fields.All.Select(TagOf)];
        Tags = new TagDictionary(all, [], new Scope(all.Select(t => t.Symbol)));
        Snapshot = Seal(subjects, all);
        var entry = new SnapshotStore(folder, Tags, TimeProvider.System).Publish(Snapshot, []);
        Pattern = Path.Combine(entry.Directory, "**", "*.parquet");
    }

    /// <summary>The dictionary.</summary>
    public TagDictionary Tags { get; }

    /// <summary>The snapshot.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>Where its Parquet files lie, for DuckDB.</summary>
    public string Pattern { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Tag TagOf(Field field)
    {
        var (tag, feel) = field.Kind switch
        {
            FieldKind.Money => (TagType.Money, FeelType.Number),
            FieldKind.Date => (TagType.Date, FeelType.Date),
            FieldKind.Code => (TagType.Enum, FeelType.String),
            FieldKind.Flag => (TagType.Boolean, FeelType.Boolean),
            _ => (TagType.Number, FeelType.Number),
        };
        ImmutableArray<Value> codes = [.. field.Codes.Select(Value.Of)];
        return new Tag { Name = field.Name, Code = field.Code, Type = tag, Role = TagRole.Base, Values = codes, Symbol = new Symbol(field.Name, feel, field.Index, AllowedValues: codes) };
    }

    private static Snapshot Seal(Subjects subjects, ImmutableArray<Tag> tags)
    {
        var builder = new SnapshotBuilder(Workload.AsOf);
        var feed = builder.Feed(UnitKind.Citizen, Source, tags);
        var codes = Fields.All.Select(f => f.Codes.Select(Value.Of).ToArray()).ToArray();
        var values = new Value[tags.Length];
        for (var row = 0; row < subjects.Count; row++)
        {
            foreach (var field in Fields.All)
            {
                values[field.Index] = subjects[field, row] is { } raw ? ValueOf(field, raw, codes) : default;
            }

            feed.Put(string.Create(CultureInfo.InvariantCulture, $"s{row:00000000}"), Workload.AsOf, values);
        }

        return builder.Seal();
    }

    private static Value ValueOf(Field field, int raw, Value[][] codes) => field.Kind switch
    {
        FieldKind.Money => Value.Of(raw / 100m),
        FieldKind.Date => Value.Of(DateOnly.FromDayNumber(raw)),
        FieldKind.Code => codes[field.Index][raw],
        FieldKind.Flag => Value.Of(raw == 1),
        _ => Value.Of((decimal)raw),
    };
}

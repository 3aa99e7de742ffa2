using System.Collections.Immutable;
using Matching.Benchmarks.Import;
using Matching.Engine.Tags;
using Matching.Rules.Packs;
using Matching.Storage.Snapshots;
using Matching.Storage.Sources;
using Matching.Synthetic;

namespace Matching.Benchmarks.Nights;

/// <summary>A synthetic population, imported through the product's import into a folder that is deleted at the end.</summary>
internal sealed class NightPopulation : IDisposable
{
    private const long Seed = 2025;

    private readonly RealImport import;

    /// <summary>Generates and imports so many citizens and enterprises.</summary>
    /// <param name="subjects">How many.</param>
    /// <param name="changedOneIn">When given, one subject in so many has other facts a day later: <see cref="NextDay"/>.</param>
    public NightPopulation(int subjects, int? changedOneIn = null)
    {
        Tags = CatalogueFolder.Tags();
        Catalogue = CatalogueReader.Read(CatalogueFolder.Path, Tags.Scope).Catalogue ?? throw CatalogueFolder.Faulty();
        var sources = SourceCatalogueReader.Read(CatalogueFolder.Path, Tags).Catalogue ?? throw CatalogueFolder.Faulty();
        var feeds = Directory.CreateTempSubdirectory("matching-bench-").FullName;
        try
        {
            new PopulationGenerator().Generate(new GenerationRequest(subjects, Seed, AsOf, feeds));
            import = new RealImport(Tags, sources);
            import.Import(new ImportRequest(AsOf, [feeds]));
            NextDay = changedOneIn is { } share ? Changed(feeds, sources, share) : null;
        }
        finally
        {
            Directory.Delete(feeds, recursive: true);
        }

        Entry = import.Snapshots.Find(AsOf);
    }

    /// <summary>The business date.</summary>
    public static DateOnly AsOf { get; } = new(2025, 11, 27);

    /// <summary>The dictionary.</summary>
    public TagDictionary Tags { get; }

    /// <summary>The whole catalogue.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>The sealed snapshot on disk.</summary>
    public SnapshotEntry Entry { get; }

    /// <summary>The snapshot of a day later, where some subjects changed; or null.</summary>
    public SnapshotEntry? NextDay { get; }

    /// <summary>Where the snapshot and the identities lie.</summary>
    public RealImport Stores => import;

    /// <summary>The policies in force with their versions.</summary>
    public ImmutableArray<(Policy Policy, RulePack Pack)> InForce =>
        [.. Catalogue.Policies.Select(p => (Policy: p, Pack: p.VersionAt(AsOf))).Where(p => p.Pack is not null).Select(p => (p.Policy, p.Pack!))];

    /// <inheritdoc/>
    public void Dispose() => import.Dispose();

    private SnapshotEntry Changed(string feeds, SourceCatalogue sources, int oneIn)
    {
        var changed = Directory.CreateDirectory(Path.Combine(feeds, "changed")).FullName;
        var day = AsOf.AddDays(1);
        new ChangedFeeds(sources, oneIn).Write(feeds, changed, day);
        import.Import(new ImportRequest(day, [changed]) { AcceptShort = true });
        return import.Snapshots.Find(day);
    }
}

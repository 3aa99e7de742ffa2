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
    public NightPopulation(int subjects)
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
        }
        finally
        {
            Directory.Delete(feeds, recursive: true);
        }

        Entry = import.Snapshots.Find(AsOf);
    }

    /// <summary>The business date.</summary>
    public static DateOnly AsOf { get; } = new(2025, 11, 30);

    /// <summary>The dictionary.</summary>
    public TagDictionary Tags { get; }

    /// <summary>The whole catalogue.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>The sealed snapshot on disk.</summary>
    public SnapshotEntry Entry { get; }

    /// <summary>Where the snapshot and the identities lie.</summary>
    public RealImport Stores => import;

    /// <summary>The policies in force with their versions.</summary>
    public ImmutableArray<(Policy Policy, RulePack Pack)> InForce =>
        [.. Catalogue.Policies.Select(p => (Policy: p, Pack: p.VersionAt(AsOf))).Where(p => p.Pack is not null).Select(p => (p.Policy, p.Pack!))];

    /// <inheritdoc/>
    public void Dispose() => import.Dispose();
}

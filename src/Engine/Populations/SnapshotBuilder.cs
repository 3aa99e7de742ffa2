using System.Collections.Immutable;
using Matching.Engine.Tags;

namespace Matching.Engine.Populations;

/// <summary>Collects units and facts in any order and seals them into a <see cref="Snapshot"/>. One thread at a time.</summary>
public sealed class SnapshotBuilder
{
    private readonly SortedDictionary<UnitKind, PopulationBuilder> populations = [];

    /// <summary>An empty builder.</summary>
    /// <param name="asOf">Business date that the snapshot will be sealed for.</param>
    public SnapshotBuilder(DateOnly asOf) => AsOf = asOf;

    /// <summary>Business date that the snapshot will be sealed for.</summary>
    public DateOnly AsOf { get; }

    /// <summary>A builder that starts with every unit and fact of an earlier snapshot.</summary>
    public static SnapshotBuilder From(Snapshot earlier, DateOnly asOf)
    {
        var builder = new SnapshotBuilder(asOf);
        foreach (var population in earlier.Populations)
        {
            builder.Of(population.Kind).Carry(population);
        }

        return builder;
    }

    /// <summary>The builder of one kind of unit.</summary>
    public PopulationBuilder Of(UnitKind kind)
    {
        if (!populations.TryGetValue(kind, out var population))
        {
            populations[kind] = population = new PopulationBuilder(kind);
        }

        return population;
    }

    /// <summary>The facts that one source states about one kind of unit; the same builder for the same arguments.</summary>
    /// <param name="kind">What its rows stand for.</param>
    /// <param name="sourceId">The source.</param>
    /// <param name="tags">The tags that it states, in the order in which rows will be put.</param>
    /// <exception cref="InvalidOperationException">Another source already states one of the tags.</exception>
    public FeedBuilder Feed(UnitKind kind, string sourceId, ImmutableArray<Tag> tags) => Of(kind).Feed(sourceId, tags);

    /// <summary>Sorts by key, compacts and hashes. Columns without any fact are left out. The builder may go on being used.</summary>
    public Snapshot Seal()
    {
        ImmutableArray<Population> all = [.. populations.Values.Where(p => p.Count > 0).Select(p => p.Seal())];
        return new Snapshot(SnapshotHash.Of(all), AsOf, all);
    }
}

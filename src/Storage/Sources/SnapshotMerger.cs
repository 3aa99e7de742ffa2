using System.Collections.Immutable;
using Matching.Engine.Populations;
using Matching.Rules.Values;
using Matching.Storage.Identities;
using Matching.Storage.Snapshots;

namespace Matching.Storage.Sources;

/// <summary>Puts staged rows on top of the facts of the earlier snapshot.</summary>
internal sealed class SnapshotMerger
{
    private readonly SnapshotBuilder builder;
    private readonly ImmutableArray<LoadedDelivery> loaded;

    public SnapshotMerger(Snapshot? earlier, ImmutableArray<LoadedDelivery> loaded, DateOnly asOf)
    {
        builder = earlier is null ? new SnapshotBuilder(asOf) : SnapshotBuilder.From(earlier, asOf);
        this.loaded = loaded;
    }

    /// <summary>The merged snapshot.</summary>
    public Snapshot Seal() => builder.Seal();

    /// <summary>Merges a source. Sources about citizens must be merged before those about households and children.</summary>
    /// <returns>What goes to the identity store, made as it is read.</returns>
    public IEnumerable<IdentityUpdate> Merge(StagedSource stage)
    {
        var source = stage.Source;
        var taken = new List<(string Key, StagedRow Row)>();
        var units = builder.Of(source.Kind);
        var feed = source.Tags.IsEmpty ? null : builder.Feed(source.Kind, source.Id, source.Tags);
        var lastSequence = loaded.Where(l => l.Source == source.Id).Select(l => l.Sequence).DefaultIfEmpty(long.MinValue).Max();
        var values = new Value[source.Tags.Length];
        foreach (var (key, row) in stage.Rows)
        {
            if (row.Link is { } link && !builder.Of(UnitKind.Citizen).Contains(link))
            {
                row.SetAside(new RowFault(QuarantineReasons.OrphanLink, source.Link!.Column));
                continue;
            }

            stage.Read(key, values);
            Count(row, feed is null ? PutOutcome.Added : Put(feed, key, row, values, lastSequence));
            if (feed is not null && row.Link is not null && feed.AsOf(key) == row.AsOf)
            {
                units.Add(key, row.Link);
            }

            taken.Add((key, row));
        }

        return taken.Select(t => UpdateOf(source, t.Key, t.Row));
    }

    private static PutOutcome Put(FeedBuilder feed, string key, StagedRow row, Value[] values, long lastSequence)
    {
        // A delivery that was overtaken on its way says nothing new about a date for which a later one has spoken.
        var overtaken = row.Delivery.Manifest.Sequence < lastSequence && feed.AsOf(key) == row.AsOf && !feed.Holds(key, values);
        return overtaken ? PutOutcome.Older : feed.Put(key, row.AsOf, values);
    }

    private static void Count(StagedRow row, PutOutcome outcome)
    {
        switch (outcome)
        {
            case PutOutcome.Unchanged:
                row.Delivery.Unchanged++;
                break;
            case PutOutcome.Older:
                row.Delivery.Superseded++;
                break;
            default:
                row.Delivery.Accepted++;
                break;
        }
    }

    private static IdentityUpdate UpdateOf(SourceDescription source, string key, StagedRow row) =>
        new(key, source.Kind, row.Identifier, source.Id, row.AsOf)
        {
            StatesIdentity = source.Identity is not null, Name = row.Personal.Name, Phone = row.Personal.Phone, Account = row.Personal.Account,
        };
}

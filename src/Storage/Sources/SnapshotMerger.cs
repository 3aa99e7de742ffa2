using System.Collections.Immutable;
using Matching.Engine.Populations;
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
    public void Merge(StagedSource stage)
    {
        if (stage.Source.Link is { } link)
        {
            SetOrphansAside(stage, new RowFault(QuarantineReasons.OrphanLink, link.Column));
        }

        if (stage.Source.Tags.IsEmpty)
        {
            Count(stage, Enumerable.Repeat(PutOutcome.Added, stage.Counting.Keys.Length).ToArray());
        }
        else
        {
            Put(stage);
        }
    }

    private void SetOrphansAside(StagedSource stage, RowFault fault)
    {
        var citizens = builder.Of(UnitKind.Citizen);
        stage.Keep(row =>
        {
            var known = citizens.Contains(stage.LinkOf(row)!);
            if (!known)
            {
                stage.SetAside(row, fault);
            }

            return known;
        });
    }

    private void Put(StagedSource stage)
    {
        var (source, counting) = (stage.Source, stage.Counting);
        var feed = builder.Feed(source.Kind, source.Id, source.Tags);

        // A delivery that was overtaken on its way says nothing new about a date for which a later one has spoken.
        var lastSequence = loaded.Where(l => l.Source == source.Id).Select(l => l.Sequence).DefaultIfEmpty(long.MinValue).Max();
        Count(stage, feed.Put(counting, stage.Facts, i => stage.DeliveryOf(counting.Places[i]).Manifest.Sequence < lastSequence));
        if (source.Link is not null)
        {
            Link(stage, feed);
        }
    }

    private void Link(StagedSource stage, FeedBuilder feed)
    {
        var (units, counting) = (builder.Of(stage.Source.Kind), stage.Counting);
        for (var i = 0; i < counting.Keys.Length; i++)
        {
            if (feed.AsOf(counting.Keys[i])?.DayNumber == counting.Days[i])
            {
                units.Add(counting.Keys[i], stage.LinkOf(counting.Places[i]));
            }
        }
    }

    private static void Count(StagedSource stage, IReadOnlyList<PutOutcome> outcomes)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            var delivery = stage.DeliveryOf(stage.Counting.Places[i]);
            switch (outcomes[i])
            {
                case PutOutcome.Unchanged:
                    delivery.Unchanged++;
                    break;
                case PutOutcome.Older:
                    delivery.Superseded++;
                    break;
                default:
                    delivery.Accepted++;
                    break;
            }
        }
    }
}

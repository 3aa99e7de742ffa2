using System.Collections.Immutable;
using Matching.Storage.Identities;
using Matching.Storage.Snapshots;

namespace Matching.Storage.Sources;

/// <summary>
/// Pulls deliveries: verify against the manifest → type or quarantine each row → merge with the newest earlier snapshot → seal.
/// An import is published as a whole or not at all; the same content again changes nothing.
/// </summary>
public sealed class ImportService
{
    /// <summary>Most rows for which room is made before they are read.</summary>
    private const int MostExpected = 1 << 22;

    private readonly SourceCatalogue catalogue;
    private readonly SubjectKeys keys;
    private readonly SnapshotStore snapshots;
    private readonly IdentityStore identities;
    private readonly ImportRecords records;
    private readonly ImportBounds bounds;

    /// <summary>A service over the stores of one data folder.</summary>
    /// <param name="catalogue">The feeds.</param>
    /// <param name="keys">Makes pseudonymous keys.</param>
    /// <param name="snapshots">Sealed snapshots.</param>
    /// <param name="identities">Names, numbers and accounts.</param>
    /// <param name="database">Manifests, quarantine and the index of snapshots; migrated.</param>
    /// <param name="clock">Says when something was imported, for people; decides nothing.</param>
    /// <param name="bounds">Bounds, or null for the defaults.</param>
    public ImportService(
        SourceCatalogue catalogue, SubjectKeys keys, SnapshotStore snapshots, IdentityStore identities, Database database, TimeProvider clock,
        ImportBounds? bounds = null)
    {
        this.catalogue = catalogue;
        this.keys = keys;
        this.snapshots = snapshots;
        this.identities = identities;
        this.bounds = bounds ?? new ImportBounds();
        records = new ImportRecords(database, clock);
    }

    /// <summary>Imports files.</summary>
    /// <exception cref="ImportRefusedException">A file is refused; nothing was published.</exception>
    /// <exception cref="SnapshotException">The earlier snapshot is damaged, or another import is at work.</exception>
    public ImportReport Import(ImportRequest request, IProgress<ImportProgress>? progress = null)
    {
        using var held = snapshots.Lock();
        var files = new DeliveryFiles(catalogue, bounds, request, new RowCountGuard(records, bounds, request.AcceptShort)).Find();
        var earlier = snapshots.FindNewestUpTo(request.AsOf);
        var fresh = files.Where(f => !IsLoaded(earlier, f.Delivery)).DistinctBy(f => (f.Delivery.Source.Id, f.Delivery.Manifest.Sha256))
            .OrderBy(f => f.Delivery.Manifest.Sequence).ThenBy(f => f.Delivery.Manifest.Sha256, StringComparer.Ordinal).ToArray();
        var reader = new DeliveryReader(keys, bounds, request.AsOf, progress);
        var stages = fresh.GroupBy(f => f.Delivery.Source).Select(g => Stage(g.Key, g, reader)).ToArray();
        return Seal(request.AsOf, earlier, [.. files.Select(f => f.Delivery)], [.. fresh.Select(f => f.Delivery)], stages);
    }

    /// <summary>Imports the rows of a query through the same checks.</summary>
    /// <exception cref="ImportRefusedException">The source or a column is unknown, or there are too few or too many rows; nothing was published.</exception>
    /// <exception cref="SnapshotException">The earlier snapshot is damaged, or another import is at work.</exception>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached or refuses the query.</exception>
    public ImportReport Import(SqlImportRequest request, IProgress<ImportProgress>? progress = null)
    {
        using var held = snapshots.Lock();
        var earlier = snapshots.FindNewestUpTo(request.AsOf);
        var stage = new SqlStaging(catalogue, new RowCountGuard(records, bounds, request.AcceptShort)).Read(request, new DeliveryReader(keys, bounds, request.AsOf, progress), out var delivery);
        ImmutableArray<Delivery> fresh = IsLoaded(earlier, delivery) ? [] : [delivery];
        return Seal(request.AsOf, earlier, [delivery], fresh, fresh.IsEmpty ? [] : [stage]);
    }

    private bool IsLoaded(SnapshotEntry? earlier, Delivery delivery)
    {
        var (source, sha256) = (delivery.Source.Id, delivery.Manifest.Sha256);

        // Sealed but not recorded: the process died in between. It is read again, which changes no fact and records it.
        return earlier is not null && earlier.Loaded.Any(l => l.Source == source && l.Sha256 == sha256) && records.IsRecorded(source, sha256);
    }

    private StagedSource Stage(SourceDescription source, IEnumerable<(string Path, Delivery Delivery)> files, DeliveryReader reader)
    {
        var all = files.ToArray();
        var stage = new StagedSource(source, RowsToExpect(all));
        var columns = new ColumnMap(source);
        foreach (var (path, delivery) in all)
        {
            var sum = DataFile.Read(path, source, columns, bounds, rows => reader.Read(rows, delivery, stage));
            Compare(path, delivery, sum);
        }

        stage.Settle();
        return stage;
    }

    /// <summary>What the manifests say, as far as the files can hold it: a row has an end and a sign between two cells. Not proven yet, so within bounds.</summary>
    private static int RowsToExpect((string Path, Delivery Delivery)[] files) => (int)Math.Min(MostExpected, files.Sum(
        f => Path.GetExtension(f.Path) == DataFile.Parquet ? 0 : Math.Clamp(f.Delivery.Manifest.Rows, 0, new FileInfo(f.Path).Length / f.Delivery.Source.ColumnNames.Length)));

    private static void Compare(string path, Delivery delivery, decimal sum)
    {
        var manifest = delivery.Manifest;
        var refusal = delivery.Rows != manifest.Rows ? Refusals.RowsDiffer(path, delivery.Rows, manifest.Rows)
            : manifest.ControlSum is { } control && control.Sum != sum ? Refusals.SumDiffers(path, control.Column, sum, control.Sum)
            : null;
        if (refusal is not null)
        {
            throw new ImportRefusedException([refusal]);
        }
    }

    private ImportReport Seal(
        DateOnly asOf, SnapshotEntry? earlier, ImmutableArray<Delivery> all, ImmutableArray<Delivery> fresh, StagedSource[] stages)
    {
        if (earlier is null && fresh.IsEmpty)
        {
            throw new ImportRefusedException([Refusals.NothingForDate(asOf)]);
        }

        if (earlier?.AsOf == asOf && fresh.IsEmpty)
        {
            return Report(earlier, isNew: false, all, fresh);
        }

        var before = earlier?.Loaded ?? [];
        var merger = new SnapshotMerger(earlier is null ? null : snapshots.Load(earlier), before, asOf);
        StagedSource[] ordered = [.. stages.OrderBy(s => s.Source.Kind).ThenBy(s => catalogue.Sources.IndexOf(s.Source))];
        var written = WriteAndKeep(merger, ordered, fresh);
        var entry = snapshots.Publish(written, [.. before.Concat(fresh.Select(d => d.Loaded)).Distinct()]);
        records.Save(entry, fresh);
        return Report(entry, earlier is null || earlier.AsOf != asOf || earlier.Hash != entry.Hash, all, fresh);
    }

    /// <summary>Identities are kept before the snapshot is published: once it is there, everybody in it can be told and paid.</summary>
    private WrittenSnapshot WriteAndKeep(SnapshotMerger merger, StagedSource[] stages, ImmutableArray<Delivery> fresh)
    {
        // Merging, sealing and writing need nothing of the identities, so both go on at once; what fails in merging lets none be kept.
        var merging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var kept = Task.Run(() => identities.Upsert(UpdatesOf(stages, merging.Task)));
        try
        {
            Array.ForEach(stages, merger.Merge);
            var hashes = new LateHashes(keys, bounds);
            foreach (var delivery in fresh)
            {
                hashes.Complete(delivery);
            }

            merging.SetResult();
            return snapshots.Write(merger.Seal());
        }
        catch (Exception error)
        {
            merging.TrySetException(error);
            throw;
        }
        finally
        {
            kept.GetAwaiter().GetResult();
        }
    }

    /// <summary>What sources say of identities; the last ones come when all are merged, and what hangs on a citizen that nobody knows is known then.</summary>
    private static IEnumerable<UpdateList> UpdatesOf(StagedSource[] stages, Task merging)
    {
        foreach (var stage in stages)
        {
            if (stage.Source.Link is not null)
            {
                merging.GetAwaiter().GetResult();
            }

            yield return new StagedUpdates(stage);
        }

        merging.GetAwaiter().GetResult();
    }

    private ImportReport Report(SnapshotEntry entry, bool isNew, ImmutableArray<Delivery> all, ImmutableArray<Delivery> fresh) => new(
        entry.AsOf, entry.Hash, isNew,
        [.. all.OrderBy(d => catalogue.Sources.IndexOf(d.Source)).ThenBy(d => d.Name, StringComparer.Ordinal).Select(d => d.Report(!fresh.Contains(d)))]);
}

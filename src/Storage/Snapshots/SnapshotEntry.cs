using System.Collections.Immutable;
using Matching.Engine.Populations;

namespace Matching.Storage.Snapshots;

/// <summary>A sealed snapshot on disk.</summary>
/// <param name="Hash">Identity: SHA-256 over its logical values.</param>
/// <param name="AsOf">Business date that it was sealed for.</param>
/// <param name="Sequence">Order of sealing among those of a date; the highest is the newest.</param>
/// <param name="SealedAt">When it was sealed (UTC). Not part of its identity.</param>
/// <param name="Directory">Its folder.</param>
/// <param name="Kinds">Its files by kind of unit.</param>
/// <param name="Loaded">Every delivery that it is made of, carried on from the snapshots before it.</param>
public sealed record SnapshotEntry(
    string Hash, DateOnly AsOf, long Sequence, DateTimeOffset SealedAt, string Directory,
    ImmutableArray<SnapshotKindEntry> Kinds, ImmutableArray<LoadedDelivery> Loaded);

/// <summary>The files of one kind of unit.</summary>
/// <param name="Kind">Kind of unit.</param>
/// <param name="Units">Number of units.</param>
/// <param name="Files">Parquet files in the snapshot's folder, each with the units whose key hashes to it.</param>
/// <param name="Columns">Tags that its sources state, and which source each.</param>
public sealed record SnapshotKindEntry(
    UnitKind Kind, int Units, ImmutableArray<string> Files, ImmutableArray<SnapshotColumnEntry> Columns);

/// <summary>One column of a kind.</summary>
/// <param name="Tag">Code of the tag; the name of its Parquet column.</param>
/// <param name="Type">Type of the tag when the snapshot was sealed.</param>
/// <param name="Source">The source; its as-of dates are in the Parquet column <c>as_of:&lt;source&gt;</c>.</param>
public sealed record SnapshotColumnEntry(string Tag, string Type, string Source);

/// <summary>A file or table that was loaded.</summary>
/// <param name="Source">The source.</param>
/// <param name="Sha256">SHA-256 of its bytes (of its rows for a table), 64 lower-case hexadecimal digits.</param>
/// <param name="Sequence">The sender's running number.</param>
/// <param name="AsOf">Date as of which it was sent.</param>
public sealed record LoadedDelivery(string Source, string Sha256, long Sequence, DateOnly AsOf);

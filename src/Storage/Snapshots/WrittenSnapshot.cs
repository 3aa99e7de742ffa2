using System.Collections.Immutable;
using Matching.Engine.Populations;

namespace Matching.Storage.Snapshots;

/// <summary>A snapshot whose files are on the disk, not yet published.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Directory">Where its files are.</param>
/// <param name="Target">Where they will be; the same folder when they were published before.</param>
/// <param name="Kinds">The files by kind of unit.</param>
internal sealed record WrittenSnapshot(Snapshot Snapshot, string Directory, string Target, ImmutableArray<SnapshotKindEntry> Kinds);

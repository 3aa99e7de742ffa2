using System.Collections.Immutable;

namespace Matching.Engine.Ledger;

/// <summary>One row of a hash chain.</summary>
/// <param name="Seq">Place, from 1 without gaps.</param>
/// <param name="Fields">Fields as they were hashed.</param>
/// <param name="Hash">Stored hash.</param>
public sealed record ChainEntry(long Seq, ImmutableArray<string?> Fields, string Hash);

/// <summary>The stored end of a hash chain.</summary>
/// <param name="Seq">Number of rows.</param>
/// <param name="Hash">Hash of the last row, or the empty text.</param>
public sealed record ChainHead(long Seq, string Hash);

using Matching.Engine.Payouts;

namespace Matching.Engine.Runs;

/// <summary>How a night works.</summary>
/// <param name="PayoutKey">Secret from which payment identifiers and queue places are derived; at least 16 bytes; the same for the life of the database.</param>
/// <param name="Debtor">Account that pays.</param>
/// <param name="Caps">Amounts beyond which batches are held.</param>
public sealed record NightSettings(ReadOnlyMemory<byte> PayoutKey, Debtor Debtor, BlastCaps Caps)
{
    /// <summary>Partitions evaluated at the same time; default 2, at least 1. The result does not depend on it.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Units in a partition; default 4,096, at least 1. The result does not depend on it.</summary>
    public int PartitionUnits { get; init; } = 4096;

    /// <summary>Rows in a transaction; default 20,000, at least 1.</summary>
    public int ChunkRows { get; init; } = 20_000;

    /// <summary>Probability, 0 to 1, below which the scorer's doubt sends a new right to review; default 0.5. 0 sends none.</summary>
    public decimal ReviewBelow { get; init; } = 0.5m;

    /// <summary>Who acts, as stored with every event.</summary>
    public string Actor { get; init; } = "night";

    /// <summary>Whether every unit is judged and every right weighed again, also where nothing changed. Decisions and rights are the same.</summary>
    public bool JudgesAll { get; init; }
}

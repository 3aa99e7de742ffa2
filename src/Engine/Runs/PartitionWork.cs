using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>A partition with all that its decisions follow from beside the verdicts.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Pack">Its version in force on <paramref name="AsOf"/>.</param>
/// <param name="Snapshot">The facts.</param>
/// <param name="AsOf">Business date.</param>
/// <param name="Partition">The range.</param>
public sealed record PartitionWork(Policy Policy, RulePack Pack, Snapshot Snapshot, DateOnly AsOf, Partition Partition)
{
    private readonly UnitKeys keys = new(Snapshot.Of(Units.KindOf(Policy)));

    /// <summary>The policy with the pack among its versions, also where that is a draft.</summary>
    internal Policy Judged => Policy.Versions.Any(v => v.Hash == Pack.Hash) ? Policy : Policy.With(Pack);

    /// <summary>All units of a policy as one partition.</summary>
    public static PartitionWork OfAll(Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf) =>
        new(policy, pack, snapshot, asOf, new Partition(policy.Id, 0, snapshot.Of(Units.KindOf(policy)).Count));

    /// <summary>Refuses a range that does not lie within the population.</summary>
    internal void RequireRange()
    {
        var total = Snapshot.Of(Units.KindOf(Policy)).Count;
        ArgumentOutOfRangeException.ThrowIfNegative(Partition.Start);
        ArgumentOutOfRangeException.ThrowIfNegative(Partition.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Partition.Count, total - Partition.Start);
    }

    /// <summary>The keys that follow from the snapshot for a row of the partition, counted from its start.</summary>
    public (string Subject, string Payee, string Item) KeysOf(int index) => keys.Of(Partition.Start + index);

    /// <summary>Label of the policy's version with a hash, or null.</summary>
    public string? VersionOf(string packHash) =>
        packHash == Pack.Hash ? Pack.Version : Policy.Versions.FirstOrDefault(v => v.Hash == packHash)?.Version;

    /// <summary>The decision that a verdict on a row is.</summary>
    public Decision Decide(Verdict verdict, (string Subject, string Payee, string Item) keysOfRow) => new(
        keysOfRow.Subject, Policy.Id, keysOfRow.Item, keysOfRow.Payee, Pack.Version, Pack.Hash, Snapshot.Hash, AsOf,
        verdict.Outcome, verdict.Amount, verdict.CycleAmount, verdict.Missing, verdict.Failed, verdict.Review, verdict.Held);
}

using System.Collections.Immutable;
using Matching.Engine.Ports;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Cuts a night into partitions, and says what one of them is.</summary>
internal static class NightPartitions
{
    /// <summary>Policies of a night with their version in force, in order of their identifiers.</summary>
    public static ImmutableArray<(Policy Policy, RulePack Pack)> InForce(NightRequest request) =>
    [
        .. from policy in request.Catalogue.Policies.OrderBy(p => p.Id, StringComparer.Ordinal)
           where request.PolicyId is null || policy.Id == request.PolicyId
           let pack = policy.VersionAt(request.AsOf)
           where pack is not null
           select (policy, pack),
    ];

    /// <summary>All partitions of a night with their departments, by policy and row.</summary>
    public static IReadOnlyList<(Partition Partition, string Department)> Of(NightRequest request, int size) =>
    [
        .. from inForce in InForce(request)
           let units = UnitsOf(request, inForce.Policy)
           from number in Enumerable.Range(0, (units + size - 1) / size)
           let start = number * size
           select (new Partition(inForce.Policy.Id, start, Math.Min(size, units - start)), inForce.Policy.Department),
    ];

    /// <summary>What a partition stands for.</summary>
    /// <exception cref="ArgumentException">The night has no such policy in force, or the range does not lie within its units.</exception>
    public static PartitionWork WorkOf(NightRequest request, Partition partition)
    {
        var policy = request.PolicyId is null || request.PolicyId == partition.PolicyId ? request.Catalogue.Find(partition.PolicyId) : null;
        if (policy?.VersionAt(request.AsOf) is not { } pack)
        {
            throw new ArgumentException($"the night of {request.AsOf:yyyy-MM-dd} has no policy '{partition.PolicyId}' in force", nameof(partition));
        }

        var units = UnitsOf(request, policy);
        return partition is { Start: >= 0, Count: > 0 } && partition.Count <= units - partition.Start
            ? new PartitionWork(policy, pack, request.Snapshot, request.AsOf, partition)
            : throw new ArgumentException($"{partition} does not lie within the {units} units of its policy", nameof(partition));
    }

    /// <summary>Refuses a run whose stored partitions do not cover each policy's units without gap or overlap.</summary>
    /// <exception cref="PartitionsOpenException">One is not evaluated.</exception>
    /// <exception cref="InvalidOperationException">They do not cover the units.</exception>
    public static void RequireDone(NightWork work)
    {
        var stored = work.Ports.Partitions.Of(work.Claim.RunId);
        var open = stored.Where(p => !p.IsDone).ToList();
        if (open.Count > 0)
        {
            throw new PartitionsOpenException(work.Claim, open.Count, stored.Count, open[0].Partition);
        }

        var byPolicy = stored.ToLookup(p => p.Partition.PolicyId, p => p.Partition, StringComparer.Ordinal);
        foreach (var (policy, _) in work.InForce)
        {
            Cover(policy.Id, UnitsOf(work.Request, policy), byPolicy[policy.Id]);
        }
    }

    /// <summary>Number of units that a policy judges.</summary>
    public static int UnitsOf(NightRequest request, Policy policy) => request.Snapshot.Of(Units.KindOf(policy)).Count;

    private static void Cover(string policyId, int units, IEnumerable<Partition> partitions)
    {
        var next = 0;
        foreach (var partition in partitions)
        {
            next = partition.Start == next
                ? next + partition.Count
                : throw new InvalidOperationException($"policy {policyId}: the stored plan has no partition that begins at row {next}; plan the night again");
        }

        if (next != units)
        {
            throw new InvalidOperationException($"policy {policyId}: the stored plan covers {next} of {units} units; plan the night again");
        }
    }
}

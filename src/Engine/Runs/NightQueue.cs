using Matching.Engine.Allocation;

namespace Matching.Engine.Runs;

/// <summary>The queue for a budget line: by the policies' order, then by the keyed hash, never by arrival.</summary>
internal static class NightQueue
{
    /// <summary>Payments in the order in which money is reserved for them.</summary>
    public static List<ReadyPayment> Order(NightClaims claims, IEnumerable<ReadyPayment> payments)
    {
        var byId = payments.ToDictionary(p => p.Right.Id, StringComparer.Ordinal);
        return [.. byId.Values.GroupBy(p => p.Policy.Id, StringComparer.Ordinal)
            .SelectMany(g => claims.Of(g.First().Policy, [.. g.Select(p => p.Right)]))
            .Order(ClaimOrder.Queue).Select(c => byId[c.Id])];
    }
}

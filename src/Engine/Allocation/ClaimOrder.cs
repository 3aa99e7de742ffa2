using System.Collections.Immutable;

namespace Matching.Engine.Allocation;

/// <summary>Orders in which claims are served. Total, so that the result never depends on the order of arrival.</summary>
public static class ClaimOrder
{
    /// <summary>A queue for places or money: the policy's order, then the keyed hash.</summary>
    public static IComparer<Claim> Queue { get; } = Comparer<Claim>.Create(InQueue);

    /// <summary>The order in which a cap is used up: fixed ones, the policy's order, the higher amount, the keyed hash.</summary>
    public static IComparer<Claim> Cap { get; } = Comparer<Claim>.Create(UnderCap);

    /// <summary>Compares two places in a policy's order: step by step, unknown last, then the keyed hash, then the identifier.</summary>
    /// <param name="one">Steps of the first.</param>
    /// <param name="other">Steps of the second.</param>
    public static int Steps(ImmutableArray<decimal?> one, ImmutableArray<decimal?> other)
    {
        for (var i = 0; i < Math.Max(one.Length, other.Length); i++)
        {
            var by = (i < one.Length ? one[i] : null, i < other.Length ? other[i] : null) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                var (a, b) => a.Value.CompareTo(b.Value),
            };
            if (by != 0)
            {
                return by;
            }
        }

        return 0;
    }

    private static int InQueue(Claim one, Claim other) =>
        Steps(one.Priority, other.Priority) is var steps and not 0 ? steps : ByHash(one, other);

    private static int UnderCap(Claim one, Claim other)
    {
        if (one.IsFixed != other.IsFixed)
        {
            return one.IsFixed ? -1 : 1;
        }

        if (Steps(one.Priority, other.Priority) is var steps and not 0)
        {
            return steps;
        }

        return one.Fen == other.Fen ? ByHash(one, other) : other.Fen.CompareTo(one.Fen);
    }

    private static int ByHash(Claim one, Claim other) =>
        string.CompareOrdinal(one.Rank, other.Rank) is var rank and not 0 ? rank : string.CompareOrdinal(one.Id, other.Id);
}

using Matching.Engine.Entitlements;

namespace Matching.Engine.Allocation;

/// <summary>The lists of those who matched a policy with a quota, each for one cycle: who has which number, and who has a place.</summary>
public sealed class QuotaQueues
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>Numbers everybody by the policy's order, whatever became of the right: a number does not move when somebody leaves.</summary>
    /// <param name="claims">All claims; those of policies without a quota, and supplements of a place that is held already, are no part of a list.</param>
    public QuotaQueues(IEnumerable<Claim> claims)
    {
        foreach (var list in claims.Where(IsQueued).GroupBy(KeyOf))
        {
            var number = 0;
            foreach (var claim in list.Order(ClaimOrder.Queue))
            {
                numbers[claim.Id] = ++number;
            }
        }
    }

    /// <summary>Whether a claim needs a place.</summary>
    public static bool IsQueued(Claim claim) => claim.Policy.Quota is not null && !Cycles.IsSupplement(claim.Right.Key.Cycle);

    /// <summary>The claims for which no place is left: fixed ones are served first, then by number.</summary>
    /// <param name="competing">Claims that want a place.</param>
    public IEnumerable<Claim> Beyond(IEnumerable<Claim> competing) => competing.Where(IsQueued).GroupBy(KeyOf).SelectMany(list =>
        list.OrderByDescending(c => c.IsFixed).ThenBy(c => numbers[c.Id]).Skip(list.First().Policy.Quota!.Places).Where(c => !c.IsFixed));

    /// <summary>The place of a claim, or null when it needs none.</summary>
    /// <param name="claim">One of the claims that were numbered.</param>
    /// <param name="isChosen">Whether it has a place.</param>
    public QueuePlace? PlaceOf(Claim claim, bool isChosen) =>
        IsQueued(claim) ? new QueuePlace(numbers[claim.Id], claim.Policy.Quota!.Places, isChosen) : null;

    private static (string Policy, string Cycle) KeyOf(Claim claim) => (claim.Policy.Id, claim.Right.Key.Cycle);
}

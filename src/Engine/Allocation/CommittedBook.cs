namespace Matching.Engine.Allocation;

/// <summary>What is already paid or about to be, to refuse the other side of an exclusion at the last moment.</summary>
public sealed class CommittedBook
{
    private readonly ExclusionRules rules;
    private readonly Dictionary<string, List<Claim>> byBearer = new(StringComparer.Ordinal);

    /// <summary>An empty book.</summary>
    public CommittedBook(ExclusionRules rules) => this.rules = rules;

    /// <summary>Enters a claim.</summary>
    public void Add(Claim claim)
    {
        foreach (var bearer in rules.BearersOf(claim))
        {
            if (!byBearer.TryGetValue(bearer, out var list))
            {
                byBearer[bearer] = list = [];
            }

            list.Add(claim);
        }
    }

    /// <summary>The entered claim that a new one may not be paid beside, or null; of several the first by policy and key, whatever order they were entered in.</summary>
    public Claim? Against(Claim claim) => rules.BearersOf(claim)
        .SelectMany(b => byBearer.TryGetValue(b, out var list) ? list : [])
        .Where(c => c.Right.Id != claim.Right.Id && rules.Between(claim, c)?.Effect is ExclusionEffect.Refused or ExclusionEffect.Choose)
        .MinBy(c => c.Right.Key.Text, StringComparer.Ordinal);
}

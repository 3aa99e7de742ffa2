using Matching.Engine.Amounts;

namespace Matching.Engine.Allocation;

/// <summary>What is used of every cap, by bearer and period.</summary>
public sealed class CapBook
{
    private readonly CapRules rules;
    private readonly Dictionary<(string Cap, string Bearer, string Period), long> used = [];

    /// <summary>An empty book.</summary>
    public CapBook(CapRules rules) => this.rules = rules;

    /// <summary>Enters a claim as far as its caps allow; a fixed one is entered whole.</summary>
    /// <returns>The cut by the cap that leaves the least, or null when nothing is taken away.</returns>
    public Cut? Enter(Claim claim)
    {
        if (claim.Given is not { } amount)
        {
            return null;
        }

        var cut = claim.IsFixed ? null : CutOf(claim);
        Use(claim, (cut?.To ?? amount).Fen);
        return cut;
    }

    /// <summary>What the caps would take from a claim, without entering it; null when nothing.</summary>
    public Cut? CutOf(Claim claim)
    {
        if (claim.Given is not { } amount)
        {
            return null;
        }

        Cut? least = null;
        foreach (var cap in rules.Of(claim.Policy.Id))
        {
            var before = used.GetValueOrDefault(rules.KeyOf(cap, claim));
            var room = Math.Max(0, Money.FromYuan(cap.Amount).Fen - before);
            if (room < (least?.To ?? amount).Fen)
            {
                least = new Cut(cap, amount, amount with { Fen = room }, amount with { Fen = before });
            }
        }

        return least;
    }

    private void Use(Claim claim, long fen)
    {
        foreach (var cap in rules.Of(claim.Policy.Id))
        {
            var key = rules.KeyOf(cap, claim);
            used[key] = checked(used.GetValueOrDefault(key) + fen);
        }
    }
}

using Matching.Engine.Decisions;
using Matching.Engine.Populations;

namespace Matching.Engine.Runs;

/// <summary>What a rule pack says of the units of a partition. Most are not eligible, so these are bits and not rows.</summary>
/// <param name="Found">Decisions on the units that are eligible, undetermined or held, in row order.</param>
/// <param name="NotEligible">A bit for each other unit, counted from the partition's start.</param>
public sealed record Judgements(IReadOnlyList<Decision> Found, RowBitmap NotEligible)
{
    /// <summary>Judgements from the decision on every unit.</summary>
    /// <param name="decisions">Decisions on all units in row order.</param>
    public static Judgements Of(IReadOnlyList<Decision> decisions)
    {
        var found = new List<Decision>();
        var refused = new RowBitmap(decisions.Count);
        for (var i = 0; i < decisions.Count; i++)
        {
            if (decisions[i] is { Outcome: Outcome.NotEligible, Held: null })
            {
                refused.Set(i, true);
            }
            else
            {
                found.Add(decisions[i]);
            }
        }

        return new Judgements(found, refused);
    }

    /// <summary>The decisions found with the number of their unit in the partition.</summary>
    public IEnumerable<(int Index, Decision Decision)> Rows()
    {
        var next = 0;
        foreach (var decision in Found)
        {
            while (NotEligible[next])
            {
                next++;
            }

            yield return (next++, decision);
        }
    }
}

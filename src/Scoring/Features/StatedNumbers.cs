using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Scoring.Histories;

namespace Matching.Scoring.Features;

/// <summary>
/// The numbers that a history states about an audited match, computed for a match of tonight: the same names, the same
/// meaning, from the same facts. For one policy and one thread.
/// </summary>
public sealed class StatedNumbers
{
    private readonly PackPlan plan;
    private readonly SnapshotFacts facts;
    private readonly DateOnly asOf;
    private readonly UnitReading unit;
    private readonly ImmutableArray<Func<decimal?>> numbers;

    /// <summary>Numbers about the matches of one policy.</summary>
    /// <param name="plan">The policy's version and the facts that it reads.</param>
    /// <param name="snapshot">The facts that the matches were made on.</param>
    /// <param name="asOf">Business date.</param>
    /// <param name="names">Names of the numbers, in the order wanted.</param>
    /// <exception cref="ArgumentException">No history states anything about the policy (<see cref="Covers"/>).</exception>
    public StatedNumbers(PackPlan plan, Snapshot snapshot, DateOnly asOf, ImmutableArray<string> names)
    {
        if (!PolicyNumbers.ByPolicy.TryGetValue(plan.Policy.Id, out var own))
        {
            throw new ArgumentException($"no numbers are defined for policy {plan.Policy.Id}", nameof(plan));
        }

        this.plan = plan;
        this.asOf = asOf;
        facts = new SnapshotFacts(plan.Frame, snapshot, Units.KindOf(plan.Policy), asOf);
        unit = new UnitReading(plan.Frame.Dictionary, plan.Pack, facts.Units.Columns.ToDictionary(c => c.Tag.Name, StringComparer.Ordinal), asOf);
        numbers = [.. names.Select(name => name == PolicyNumbers.FactAgeDays ? OldestFactDays
            : own.TryGetValue(name, out var read) ? () => read(unit)
            : (Func<decimal?>)(() => null))];
    }

    /// <summary>Whether numbers are defined for a policy; without them a score would rest on nothing.</summary>
    public static bool Covers(string policyId) => PolicyNumbers.ByPolicy.ContainsKey(policyId);

    /// <summary>Whether a number of this name can be stated about a match of any policy.</summary>
    public static bool Knows(string name) => PolicyNumbers.Knows(name);

    /// <summary>The numbers of one match.</summary>
    /// <exception cref="ArgumentException">The snapshot does not hold the unit of the match: the match was made on other facts.</exception>
    public StatedMatch Of(Decision match)
    {
        var key = match.Item == Units.NoItem ? match.Subject : match.Item;
        unit.Row = facts.Units.IndexOf(key);
        if (unit.Row < 0)
        {
            throw new ArgumentException($"the snapshot has no unit {key} of policy {match.PolicyId}; score on the snapshot of the match", nameof(match));
        }

        facts.MoveTo(unit.Row);
        return new StatedMatch(match.PolicyId, [.. numbers.Select(read => read())]);
    }

    /// <summary>Only facts that the rule took count: a stale one was unknown to it, and figures of the catalogue do not age.</summary>
    private decimal? OldestFactDays()
    {
        int? oldest = null;
        for (var i = 0; i < plan.Frame.Tags.Length; i++)
        {
            if (facts.Describe(i) is { Kind: FactOriginKind.Given or FactOriginKind.Linked, AsOf: { } stated })
            {
                oldest = Math.Max(oldest ?? int.MinValue, asOf.DayNumber - stated.DayNumber);
            }
        }

        return oldest;
    }
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs;

/// <summary>One literal expectation about a policy: a profile and what must come out.</summary>
/// <param name="PolicyId">Policy under test.</param>
/// <param name="Name">Name, unique within the policy.</param>
/// <param name="AsOf">Reference date.</param>
/// <param name="Tags">Tags of the profile, as in <c>check</c>.</param>
/// <param name="Outcome"><c>eligible</c>, <c>not-eligible</c>, <c>undetermined</c> or <c>not-in-force</c>.</param>
/// <param name="Amount">Expected amount in yuan, or null.</param>
/// <param name="CycleAmount">Expected amount of the cycle in yuan; null when the case says nothing about it.</param>
/// <param name="Missing">Tags that must be among the missing; empty when the case says nothing about it.</param>
/// <param name="Source">Where the expectation comes from.</param>
public sealed record Case(
    string PolicyId, string Name, DateOnly AsOf, JsonObject Tags, string Outcome, decimal? Amount, decimal? CycleAmount,
    ImmutableArray<string> Missing, string Source)
{
    /// <summary>Conditions that must be the false ones, no more and no fewer; empty when the case says nothing about it.</summary>
    public ImmutableArray<string> Failed { get; init; } = [];

    /// <summary>Where it stands; null when it did not come from a file.</summary>
    public FilePlace? Place { get; init; }
}

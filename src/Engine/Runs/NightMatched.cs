using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>What the matching stage found.</summary>
/// <param name="DecisionHash">Hash over all decisions.</param>
/// <param name="NewDecisions">Rows appended.</param>
/// <param name="Figures">Figures by policy.</param>
/// <param name="Granted">Eligible decisions that are not held, by policy.</param>
/// <param name="Doubted">Paid policies' decisions that are not a clean eligible tonight, by entitlement identifier of the current cycle; only where a right is stored.</param>
internal sealed record NightMatched(
    string DecisionHash, int NewDecisions, ImmutableArray<PolicyFigures> Figures,
    IReadOnlyList<(Policy Policy, IReadOnlyList<Decision> Decisions)> Granted, IReadOnlyDictionary<string, Decision> Doubted);

using System.Collections.Immutable;

namespace Matching.Engine.Runs;

/// <summary>What the matching stage found.</summary>
/// <param name="DecisionHash">Hash over all decisions; worked out beside what comes next, and awaited before anything is paid.</param>
/// <param name="NewDecisions">Rows appended.</param>
/// <param name="Figures">Figures by policy.</param>
/// <param name="Policies">The decisions by policy.</param>
internal sealed record NightMatched(Task<string> DecisionHash, int NewDecisions, ImmutableArray<PolicyFigures> Figures, IReadOnlyList<PolicyNight> Policies);

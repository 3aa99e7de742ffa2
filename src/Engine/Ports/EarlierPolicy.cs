using Matching.Engine.Populations;

namespace Matching.Engine.Ports;

/// <summary>What a closed run keeps of a policy.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Kind">What it judges.</param>
/// <param name="RulesHash">All that its verdicts followed from beside facts and date.</param>
public sealed record EarlierPolicy(string PolicyId, UnitKind Kind, string RulesHash);

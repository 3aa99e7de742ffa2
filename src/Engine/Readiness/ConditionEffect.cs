using Matching.Engine.Amounts;

namespace Matching.Engine.Readiness;

/// <summary>What one condition keeps back on a snapshot, and what dropping it would cost.</summary>
/// <param name="Condition">Identifier of the condition.</param>
/// <param name="Fails">Units of which it is false, alone or with others.</param>
/// <param name="Alone">Units that meet every other condition, by what this one fails for.</param>
/// <param name="WithoutAmount">Those of them for which the version says no amount: without the condition they would be undetermined.</param>
/// <param name="Cost">Sum of the reported amounts of the others, once; null where the benefit has no amount.</param>
public sealed record ConditionEffect(string Condition, int Fails, BlockingCount Alone, int WithoutAmount, Money? Cost);

using Matching.Engine.Amounts;

namespace Matching.Engine.Readiness;

/// <summary>What one condition keeps back on a snapshot, and what dropping it would cost.</summary>
/// <param name="Condition">Identifier of the condition.</param>
/// <param name="Fails">Units of which it is false, alone or with others.</param>
/// <param name="FailsAlone">Units that would be eligible but for this condition, which is false.</param>
/// <param name="UnknownAlone">Units that would be eligible but for this condition, which is unknown.</param>
/// <param name="Cost">Sum of the reported amounts of those units, once; null where the benefit has no amount.</param>
public sealed record ConditionEffect(string Condition, int Fails, int FailsAlone, int UnknownAlone, Money? Cost);

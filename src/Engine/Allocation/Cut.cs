using Matching.Engine.Amounts;
using Matching.Rules.Packs;

namespace Matching.Engine.Allocation;

/// <summary>What a cap over several policies takes from a claim.</summary>
/// <param name="Cap">The cap that leaves the least.</param>
/// <param name="From">What the rules give.</param>
/// <param name="To">What is left; 0 when the cap is used up.</param>
/// <param name="Used">What others use of the cap before it.</param>
public sealed record Cut(BenefitCap Cap, Money From, Money To, Money Used);

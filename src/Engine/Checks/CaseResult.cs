using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Checks;

/// <summary>What a case of the catalogue gave.</summary>
/// <param name="Case">The case.</param>
/// <param name="Passed">Whether it gave what it expects.</param>
/// <param name="Message">Expected against got when it did not; empty when it passed.</param>
public sealed record CaseResult(Case Case, bool Passed, LocalizedText Message);

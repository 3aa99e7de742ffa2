using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Checks;

/// <summary>What a case of the catalogue gave.</summary>
/// <param name="Case">The case.</param>
/// <param name="Passed">Whether it gave what it expects.</param>
/// <param name="Message">Expected against got when it did not; empty when it passed.</param>
public sealed record CaseResult(Case Case, bool Passed, LocalizedText Message)
{
    /// <summary>What the case expects: outcome, and the amount where it names one.</summary>
    public string Expected { get; init; } = "";

    /// <summary>What came out, with what led to it; the refusal when the case could not be judged.</summary>
    public string Got { get; init; } = "";
}

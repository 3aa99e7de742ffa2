using System.Collections.Immutable;
using Matching.Engine.Amounts;
using Matching.Engine.Decisions;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Checks;

/// <summary>One line of a check's output.</summary>
/// <param name="Id">Identifier of the profile; null when the profile has none that can be read.</param>
public abstract record CheckLine(string? Id);

/// <summary>What one policy says of one profile.</summary>
/// <param name="Id">Identifier of the profile.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Pack">The version in force; null when there is none on the date.</param>
/// <param name="AsOf">Reference date.</param>
/// <param name="Verdict">What was decided; null when no version is in force.</param>
/// <param name="Explanation">How; null unless asked for.</param>
public sealed record CheckResult(string Id, Policy Policy, RulePack? Pack, DateOnly AsOf, Verdict? Verdict, Explanation? Explanation)
    : CheckLine(Id)
{
    /// <summary>The contract's word: <c>eligible</c>, <c>not-eligible</c>, <c>undetermined</c> or <c>not-in-force</c>.</summary>
    public string Outcome => Verdict?.Outcome.ToContract() ?? OutcomeWords.NotInForce;

    /// <summary>The reported amount, or null.</summary>
    public Money? Amount => Verdict?.Amount;

    /// <summary>Tags that are unknown, when undetermined.</summary>
    public ImmutableArray<string> Missing => Verdict?.Missing ?? [];

    /// <summary>Conditions that are false.</summary>
    public ImmutableArray<string> Failed => Verdict?.Failed ?? [];
}

/// <summary>Why a profile was refused.</summary>
/// <param name="Id">Identifier of the profile, or null.</param>
/// <param name="Code">Stable code, <c>CHECK1001</c> ….</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Path">Place within the profile, e.g. <c>tags.年龄</c>; before it the place in the input when the profile has no identifier.</param>
public sealed record CheckFault(string? Id, string Code, LocalizedText Message, string Path) : CheckLine(Id);

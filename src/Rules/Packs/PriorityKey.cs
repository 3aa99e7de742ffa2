using Matching.Rules.Binding;

namespace Matching.Rules.Packs;

/// <summary>One step of a policy's order: who comes first where not everybody can be served.</summary>
/// <param name="By">Number, date or truth value over tags and <see cref="AmountName"/>; an unknown value comes last.</param>
/// <param name="LargestFirst">True when the largest number, the latest date or <c>true</c> comes first.</param>
/// <param name="Text">The step in words.</param>
public sealed record PriorityKey(RuleExpression By, bool LargestFirst, LocalizedText Text)
{
    /// <summary>Name of what the right pays in its cycle, in yuan, beside the tags.</summary>
    public const string AmountName = "本期金额";

    /// <summary>The names that an order may use: the dictionary's and <see cref="AmountName"/>, in the slot after theirs.</summary>
    public static Scope ScopeOf(Scope tags) => tags.With([new Symbol(AmountName, FeelType.Number, tags.SlotCount, "元")]);
}

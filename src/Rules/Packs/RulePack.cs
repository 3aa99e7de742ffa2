using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Matching.Rules.Binding;
using Matching.Rules.Tables;

namespace Matching.Rules.Packs;

/// <summary>One immutable version of a policy's rules. Its identity is <see cref="Hash"/>; <see cref="Version"/> is a label.</summary>
public sealed record RulePack
{
    /// <summary>Policy that the pack belongs to.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Label, e.g. <c>2016-05</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Counts corrections of a published text; 1 for the first.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Day on which the text was published, or null when not known.</summary>
    public DateOnly? PublishedAt { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day in force (inclusive), or null while open.</summary>
    public DateOnly? To { get; init; }

    /// <summary>False where the figures were not verified against the published text: shown, reviewed, never fast-tracked.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>True where the amount is a ceiling (最高): a payment needs <see cref="ApprovedAmount"/>.</summary>
    public bool AmountIsCeiling { get; init; }

    /// <summary>Articles and documents that the conditions and figures cite.</summary>
    public ImmutableArray<LegalReference> References { get; init; } = [];

    /// <summary>Figures of this version.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>All must be true (Kleene).</summary>
    public required ImmutableArray<Condition> Conditions { get; init; }

    /// <summary>The amount reported for an eligible unit, in yuan; null where the benefit has none.</summary>
    public RuleExpression? Amount { get; init; }

    /// <summary>The table that <see cref="Amount"/> was written as; null for a formula.</summary>
    public TableDefinition? AmountTable { get; init; }

    /// <summary>What is paid for one cycle, when it differs from <see cref="Amount"/>; else null and Amount is paid.</summary>
    public RuleExpression? CycleAmount { get; init; }

    /// <summary>The table that <see cref="CycleAmount"/> was written as; null for a formula.</summary>
    public TableDefinition? CycleAmountTable { get; init; }

    /// <summary>The amount that the department approved, for ceilings; null where none is needed.</summary>
    public RuleExpression? ApprovedAmount { get; init; }

    /// <summary>The amounts that are stated: of the whole, of one cycle, and the approved one.</summary>
    public ImmutableArray<RuleExpression> Amounts => [.. new[] { Amount, CycleAmount, ApprovedAmount }.OfType<RuleExpression>()];

    /// <summary>Rounding of the final amount.</summary>
    public RoundingRule Rounding { get; init; } = RoundingRule.FenHalfUp;

    /// <summary>Expressions that send an eligible unit to human review instead of fast track when true or unknown.</summary>
    public ImmutableArray<ReviewClause> Review { get; init; } = [];

    /// <summary>What the published text leaves open.</summary>
    public ImmutableArray<LocalizedText> Doubts { get; init; } = [];

    /// <summary>The stored text as its author wrote it, comments included; empty where the pack did not come from a text.</summary>
    public string Text { get; init; } = "";

    /// <summary>File that the text stands in, as a caller would open it; empty where it did not come from a file.</summary>
    public string File { get; init; } = "";

    /// <summary>SHA-256 of the canonical parsed content, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Mutants of the rule that no case can tell from it, with the reason; a note on the tests and no part of the identity.</summary>
    public ImmutableArray<SurvivorNote> Survivors { get; init; } = [];

    /// <summary>Whether the version is in force on a date; both ends are inclusive.</summary>
    public bool IsInForceOn(DateOnly date) => date >= From && (To is not { } to || date <= to);

    /// <summary>A pack is itself only: two copies may differ in an expression that has no cheap comparison.</summary>
    public bool Equals(RulePack? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>One clause of the policy as one verifiable condition over tags.</summary>
/// <param name="Id">Identifier, unique in the pack.</param>
/// <param name="Text">The clause in words.</param>
/// <param name="Reference">Identifier of the <see cref="LegalReference"/> it rests on, or null.</param>
/// <param name="When">The condition; boolean.</param>
public sealed record Condition(string Id, LocalizedText Text, string? Reference, RuleExpression When);

/// <summary>A reason to look before paying.</summary>
/// <param name="When">Boolean; true or unknown sends the match to review.</param>
/// <param name="Reason">Why, for the reviewer.</param>
public sealed record ReviewClause(RuleExpression When, LocalizedText Reason);

/// <summary>Why a mutant is left alive: what no case can show, and why that is no gap in the cases.</summary>
/// <param name="Mutant">The mutant as <c>rules mutate</c> names it.</param>
/// <param name="Because">Why.</param>
public sealed record SurvivorNote(string Mutant, LocalizedText Because);

/// <summary>A document or article that a rule rests on.</summary>
/// <param name="Id">Identifier within the pack.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Number">Document number, or null when not known.</param>
/// <param name="Url">Address where it was read, or null.</param>
/// <param name="Verified">Whether the number and text were checked against the original.</param>
public sealed record LegalReference(string Id, string Title, string? Number, string? Url, bool Verified);

/// <summary>A figure of one version, usable by name in its expressions.</summary>
/// <param name="Name">Name in expressions.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Unit, or null.</param>
/// <param name="Reference">Identifier of the reference it rests on, or null.</param>
public sealed record Parameter(string Name, decimal Value, string? Unit, string? Reference);

/// <summary>Named rounding of an amount, applied once at the end.</summary>
public enum RoundingRule
{
    /// <summary>To the fen, half away from zero (the default).</summary>
    FenHalfUp,

    /// <summary>To the jiao (0.1 yuan), half away from zero.</summary>
    JiaoHalfUp,

    /// <summary>To the yuan, half away from zero.</summary>
    YuanHalfUp,

    /// <summary>Up to the next yuan.</summary>
    YuanCeiling,

    /// <summary>Down to the yuan.</summary>
    YuanFloor,
}

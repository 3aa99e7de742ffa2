using System.Collections.Immutable;

namespace Matching.Rules.Packs;

/// <summary>A published measure: its identity and terms, never a rule. Rules live in its <see cref="Versions"/>.</summary>
/// <param name="Id">Stable identifier, kebab case, unique in the catalogue.</param>
/// <param name="Name">Name as published.</param>
/// <param name="Jurisdiction">Folder of the catalogue: <c>national</c>, <c>shanghai</c>, <c>xuhui</c> …</param>
/// <param name="Subject">Whom it is for.</param>
/// <param name="Item">What the right hangs on when a subject can hold several (<c>child</c>), or null.</param>
/// <param name="Authority">The issuing authority.</param>
/// <param name="Department">The department that owns it; every row about the policy carries it.</param>
/// <param name="Benefit">What is given.</param>
/// <param name="Confirmation">What the recipient must do before money moves.</param>
/// <param name="Silence">What silence means.</param>
/// <param name="Notice">Terms of the public notice, or null when none is held.</param>
/// <param name="Exclusions">Policies that may not be enjoyed together with this one.</param>
/// <param name="Budget">Budget line that pays, or null when nothing is paid.</param>
/// <param name="Sources">Where the facts about the policy were found (addresses).</param>
/// <param name="Versions">The dated rule packs, ordered by <see cref="RulePack.From"/>, then <see cref="RulePack.Revision"/>; also those that a later one supersedes.</param>
public sealed record Policy(
    string Id, LocalizedText Name, string Jurisdiction, SubjectKind Subject, string? Item, string Authority, string Department,
    Benefit Benefit, ConfirmationMode Confirmation, SilenceMeaning Silence, PublicNoticeTerms? Notice,
    ImmutableArray<Exclusion> Exclusions, BudgetLine? Budget, ImmutableArray<string> Sources, ImmutableArray<RulePack> Versions)
{
    /// <summary>Which day picks the version; the business date by default.</summary>
    public ReferenceDate Reference { get; init; } = ReferenceDate.BusinessDate;

    /// <summary>Places in a cycle, or null when everybody who is eligible has one.</summary>
    public Quota? Quota { get; init; }

    /// <summary>Who comes first where money or places do not suffice; after the last step, and without any, a keyed hash decides.</summary>
    public ImmutableArray<PriorityKey> Priority { get; init; } = [];

    /// <summary>
    /// The version in force on a date (both ends inclusive), or null. From its first day on a version supersedes every earlier one, also one
    /// whose end was left open: when the later one has ended, the earlier does not come back.
    /// </summary>
    public RulePack? VersionOn(DateOnly date) =>
        Versions.LastOrDefault(v => v.From <= date) is { } newest && newest.IsInForceOn(date) ? newest : null;

    /// <summary>
    /// The version that a night judges by, or null when none applies. Where each unit has a reference date of its own this is the newest
    /// version begun, also an ended one: units that began under it still run.
    /// </summary>
    /// <param name="asOf">Business date.</param>
    public RulePack? VersionAt(DateOnly asOf) => Reference.Kind == ReferenceDateKind.Tag
        ? Versions.LastOrDefault(v => v.From <= asOf)
        : VersionOn(Reference.On(asOf));

    /// <summary>The policy with one more version in its place among the others.</summary>
    public Policy With(RulePack pack) => this with { Versions = [.. Versions.Add(pack).OrderBy(v => v.From).ThenBy(v => v.Revision)] };

    /// <summary>The days on which a version is the one in force; a later version ends it on the eve of its own first day.</summary>
    /// <param name="pack">One of <see cref="Versions"/>.</param>
    public (DateOnly From, DateOnly? To) PeriodOf(RulePack pack)
    {
        var next = Versions.FirstOrDefault(v => v.From > pack.From)?.From.AddDays(-1);
        return (pack.From, next is { } eve && (pack.To is not { } to || eve < to) ? eve : pack.To);
    }
}

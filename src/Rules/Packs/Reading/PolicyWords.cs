using System.Collections.Immutable;
using Matching.Rules.Tables;

namespace Matching.Rules.Packs.Reading;

/// <summary>The words that a policy file uses for its fixed choices.</summary>
internal static class PolicyWords
{
    public static ImmutableArray<(string Word, SubjectKind Value)> Subjects { get; } =
        [("citizen", SubjectKind.Citizen), ("enterprise", SubjectKind.Enterprise), ("household", SubjectKind.Household)];

    public static ImmutableArray<(string Word, BenefitKind Value)> Benefits { get; } =
    [
        ("payment", BenefitKind.Payment), ("grant", BenefitKind.Grant), ("tax", BenefitKind.Tax), ("service", BenefitKind.Service),
        ("recognition", BenefitKind.Recognition),
    ];

    public static ImmutableArray<(string Word, BenefitCycle Value)> Cycles { get; } =
        [("once", BenefitCycle.Once), ("monthly", BenefitCycle.Monthly), ("quarterly", BenefitCycle.Quarterly), ("yearly", BenefitCycle.Yearly)];

    public static ImmutableArray<(string Word, ConfirmationMode Value)> Confirmations { get; } =
    [
        ("direct", ConfirmationMode.Direct), ("confirm", ConfirmationMode.Confirm), ("confirm-with-account", ConfirmationMode.ConfirmWithAccount),
        ("reply", ConfirmationMode.Reply), ("undertaking", ConfirmationMode.Undertaking),
    ];

    public static ImmutableArray<(string Word, SilenceMeaning Value)> Silences { get; } =
        [("paid", SilenceMeaning.Paid), ("waits", SilenceMeaning.Waits), ("waived", SilenceMeaning.Waived)];

    public static ImmutableArray<(string Word, ReferenceDateKind Value)> ReferenceDates { get; } =
    [
        ("as-of", ReferenceDateKind.BusinessDate), ("month-end", ReferenceDateKind.MonthEnd), ("quarter-end", ReferenceDateKind.QuarterEnd),
        ("year-end", ReferenceDateKind.YearEnd), ("school-year", ReferenceDateKind.SchoolYear),
    ];

    public static ImmutableArray<(string Word, ExclusionScope Value)> ExclusionScopes { get; } =
        [("subject", ExclusionScope.Subject), ("household", ExclusionScope.Household), ("item", ExclusionScope.Item)];

    public static ImmutableArray<(string Word, ExclusionScope Value)> CapScopes { get; } =
        [("subject", ExclusionScope.Subject), ("household", ExclusionScope.Household)];

    public static ImmutableArray<(string Word, bool Value)> CapPeriods { get; } = [("cycle", false), ("year", true)];

    public static ImmutableArray<(string Word, bool Value)> PriorityEnds { get; } =
        [("lowest", false), ("highest", true), ("earliest", false), ("latest", true)];

    public static ImmutableArray<(string Word, ExclusionKeep Value)> Keeps { get; } =
        [("highest", ExclusionKeep.Highest), ("first", ExclusionKeep.First), ("choice", ExclusionKeep.Choice)];

    public static ImmutableArray<(string Word, RoundingRule Value)> Roundings { get; } =
    [
        ("fen-half-up", RoundingRule.FenHalfUp), ("jiao-half-up", RoundingRule.JiaoHalfUp), ("yuan-half-up", RoundingRule.YuanHalfUp),
        ("yuan-ceiling", RoundingRule.YuanCeiling), ("yuan-floor", RoundingRule.YuanFloor),
    ];

    public static ImmutableArray<(string Word, HitPolicy Value)> HitPolicies { get; } =
        [("U", HitPolicy.Unique), ("F", HitPolicy.First), ("A", HitPolicy.Any), ("C", HitPolicy.Collect), ("C+", HitPolicy.CollectSum)];
}

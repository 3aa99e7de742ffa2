using Matching.Engine.Populations;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Which population a policy is evaluated over.</summary>
public static class Units
{
    /// <summary>Item of a right that hangs on nothing else.</summary>
    public const string NoItem = "-";

    /// <summary>The kind of unit that a policy judges: its item where it has one, else its subject.</summary>
    public static UnitKind KindOf(Policy policy) => (policy.Subject, policy.Item) switch
    {
        (_, "child") => UnitKind.Child,
        (SubjectKind.Citizen, null) => UnitKind.Citizen,
        (SubjectKind.Enterprise, null) => UnitKind.Enterprise,
        (SubjectKind.Household, null) => UnitKind.Household,
        _ => throw new NotSupportedException($"policy {policy.Id}: an item of kind '{policy.Item}' is not known"),
    };
}

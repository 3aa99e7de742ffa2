using System.Collections.Immutable;
using Matching.Rules.Binding;

namespace Matching.Rules.Packs.Reading;

/// <summary>What a version says about money.</summary>
/// <param name="Amount">The amount that is reported, or null.</param>
/// <param name="CycleAmount">What one cycle pays, when it differs.</param>
/// <param name="Approved">The department's approved amount, for ceilings.</param>
/// <param name="IsCeiling">Whether the amount is a ceiling.</param>
/// <param name="Rounding">Rounding of the final amount.</param>
internal sealed record Amounts(
    WrittenExpression? Amount, WrittenExpression? CycleAmount, WrittenExpression? Approved, bool IsCeiling, RoundingRule Rounding);

/// <summary>Reads <c>amount</c> and <c>cycleAmount</c> of a version.</summary>
internal static class AmountReader
{
    private static readonly ImmutableArray<string> Keys = ["formula", "table", "rounding", "ceiling", "approvedAmount"];

    /// <summary>The amounts of a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="policy">The policy's terms; null when they cannot be read.</param>
    /// <param name="conditions">The version's conditions: an amount is asked for only where all of them are true.</param>
    /// <param name="expressions">Compiles the formulas.</param>
    /// <param name="findings">Receives every refusal.</param>
    public static Amounts Read(
        YamlFields version, Policy? policy, ImmutableArray<WrittenCondition> conditions, ExpressionReader expressions, Findings findings)
    {
        var given = conditions.Select(c => c.When.Expression).ToArray();
        var node = version.Node("amount", Presence.Optional);
        var paid = policy?.Benefit.IsPaid ?? false;
        if ((node is null && paid) || (node is not null && policy?.Benefit.Kind == BenefitKind.Recognition))
        {
            findings.Add(CatalogueFindings.AmountMismatch(node?.Place ?? version.Place, paid));
        }

        var cycle = YamlFields.Open(version.Node("cycleAmount", Presence.Optional), findings, ["formula", "table"]) is { } part
            ? expressions.FormulaOrTable(part, FeelType.Number, given)
            : null;
        if (YamlFields.Open(node, findings, Keys) is not { } fields)
        {
            return new Amounts(null, cycle, null, IsCeiling: false, RoundingRule.FenHalfUp);
        }

        var amount = expressions.FormulaOrTable(fields, FeelType.Number, given);
        var approved = expressions.Formula(fields, "approvedAmount", FeelType.Number, Presence.Optional);
        var ceiling = fields.Flag("ceiling", fallback: false);
        if (paid && ceiling != fields.Scalar("approvedAmount", Presence.Optional) is not null)
        {
            findings.Add(CatalogueFindings.CeilingNeedsApproval(fields.Place));
        }

        var rounding = fields.Choice("rounding", PolicyWords.Roundings, Presence.Optional) ?? RoundingRule.FenHalfUp;
        return new Amounts(amount, cycle, approved, ceiling, rounding);
    }
}

using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs.Reading;

/// <summary>Reads <c>quota</c> and <c>priority</c> of a policy: how many places a cycle has, and who comes first.</summary>
internal static class QueueTermsReader
{
    /// <summary>The places of a cycle, or null.</summary>
    public static Quota? Quota(YamlFields policy, Benefit? benefit, Findings findings)
    {
        var node = policy.Node("quota", Presence.Optional);
        if (YamlFields.Open(node, findings, ["places", "assumed"]) is not { } fields)
        {
            return null;
        }

        if (benefit is { IsPaid: false })
        {
            findings.Add(AllocationFindings.NothingToQueueFor(node!.Place, "quota"));
        }

        if (fields.Whole("places") is not { } places)
        {
            return null;
        }

        if (places < 1)
        {
            findings.Add(ShapeFindings.WrongValue(fields.Place, "places", fields.Text("places")!, new("1 或更大的整数", "a whole number, 1 or more")));
        }

        return new Quota(places, fields.Flag("assumed", fallback: false));
    }

    /// <summary>The steps of the order, first one first.</summary>
    public static ImmutableArray<PriorityKey> Priority(YamlFields policy, Benefit? benefit, Scope scope, Findings findings)
    {
        if (policy.Node("priority", Presence.Optional) is not { } node)
        {
            return [];
        }

        if (benefit is { IsPaid: false })
        {
            findings.Add(AllocationFindings.NothingToQueueFor(node.Place, "priority"));
        }

        var names = PriorityKey.ScopeOf(scope);
        return [.. policy.Items("priority").Select(n => Key(n, names, findings)).OfType<PriorityKey>()];
    }

    private static PriorityKey? Key(YamlNode node, Scope scope, Findings findings)
    {
        if (YamlFields.Open(node, findings, ["by", "first", "text"]) is not { } fields)
        {
            return null;
        }

        var text = fields.Localized("text");
        var largest = fields.Choice("first", PolicyWords.PriorityEnds);
        if (fields.Scalar("by") is not { } by)
        {
            return null;
        }

        var bound = RuleCompiler.Compile(by.Text, scope);
        findings.AddExpression(bound.Diagnostics, by.Place);
        if (bound.Expression is not { } expression)
        {
            return null;
        }

        if (expression.Type != FeelType.Number && expression.Type != FeelType.Date && expression.Type != FeelType.Boolean)
        {
            findings.Add(AllocationFindings.NotComparable(by.Place, by.Text, expression.Type.ToString()!));
        }

        return text is null || largest is not { } end ? null : new PriorityKey(expression, end, text);
    }
}

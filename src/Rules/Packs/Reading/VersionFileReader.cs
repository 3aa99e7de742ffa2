using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Packs.Yaml;
using Matching.Rules.Values;

namespace Matching.Rules.Packs.Reading;

/// <summary>Reads one <c>&lt;version&gt;.yaml</c>: the rules of a policy for a period.</summary>
internal static class VersionFileReader
{
    private static readonly ImmutableArray<string> Keys =
    [
        "policy", "version", "revision", "publishedAt", "verified", "effective", "references", "parameters", "conditions", "amount", "cycleAmount",
        "review", "doubts", "survivors",
    ];

    /// <summary>The version, or null when it cannot be read.</summary>
    /// <param name="source">The text, and what it must call itself.</param>
    /// <param name="policy">The policy's terms; null when they cannot be read.</param>
    /// <param name="scope">The names of the tag dictionary.</param>
    /// <param name="findings">Receives every refusal.</param>
    public static VersionDraft? Read(VersionSource source, Policy? policy, Scope scope, Findings findings)
    {
        var before = findings.ErrorCount;
        if (YamlFields.Open(source.Root, findings, Keys) is not { } fields)
        {
            return null;
        }

        CheckName(fields, "policy", source.PolicyId, findings);
        CheckName(fields, "version", source.Label, findings);
        var period = Period(fields, findings);
        var references = References(fields, findings);
        var cited = references.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var parameters = ParameterReader.Read(fields, scope, cited, findings);
        var expressions = new ExpressionReader(scope.With(parameters.Select(p => SymbolOf(p.Parameter))), findings);
        var conditions = Conditions(fields, cited, expressions, findings);
        var amounts = AmountReader.Read(fields, policy, conditions, expressions, findings);
        var review = Review(fields, expressions, findings);
        var doubts = fields.Items("doubts", Presence.Optional).Select(n => YamlFields.Localized(n, findings)).OfType<LocalizedText>().ToImmutableArray();
        WarnAboutUnused(parameters, expressions, findings);
        Lint(fields, conditions, parameters, amounts, findings);
        var content = new VersionContent(
            source.PolicyId, fields.Text("version") ?? "", fields.Whole("revision", Presence.Optional) ?? 1, fields.Date("publishedAt", Presence.Optional),
            period, fields.Flag("verified", fallback: true), references, [.. parameters.Select(p => p.Parameter)], conditions, amounts, review, doubts,
            SurvivorReader.Read(fields, findings));
        return findings.ErrorCount == before && policy is not null
            ? new VersionDraft(content.ToPack(policy, source.Text, fields.Place.File), fields.Node("effective")!.Place)
            : null;
    }

    private static Symbol SymbolOf(Parameter parameter) =>
        new(parameter.Name, FeelType.Number, -1, parameter.Unit, Constant: Value.Of(parameter.Value));

    private static void CheckName(YamlFields fields, string key, string? wanted, Findings findings)
    {
        if (fields.Scalar(key) is { } scalar && wanted is not null && scalar.Text != wanted)
        {
            findings.Add(CatalogueFindings.NameMismatch(scalar.Place, scalar.Text, wanted));
        }
    }

    private static (DateOnly From, DateOnly? To) Period(YamlFields version, Findings findings)
    {
        if (YamlFields.Open(version.Node("effective"), findings, ["from", "to"]) is not { } fields)
        {
            return default;
        }

        var from = fields.Date("from");
        var to = fields.Date("to", Presence.Optional);
        if (to < from)
        {
            findings.Add(CatalogueFindings.PeriodBackwards(fields.Place));
        }

        return (from ?? default, to);
    }

    private static ImmutableArray<LegalReference> References(YamlFields version, Findings findings)
    {
        var read = version.Items("references")
            .Select(node => (Reference: Reference(node, findings), Node: node))
            .Where(p => p.Reference is not null).Select(p => (p.Reference!, p.Reference!.Id, p.Node));
        return [.. Identifier.Distinct(read, findings)];
    }

    private static LegalReference? Reference(YamlNode node, Findings findings)
    {
        if (YamlFields.Open(node, findings, ["id", "title", "number", "url", "verified"]) is not { } fields)
        {
            return null;
        }

        var id = Identifier.Read(fields, "id", findings);
        var title = fields.Text("title");
        var number = fields.Text("number", Presence.Optional);
        var url = fields.Text("url", Presence.Optional);
        return id is null || title is null ? null : new LegalReference(id, title, number, url, fields.Flag("verified", fallback: true));
    }

    private static ImmutableArray<WrittenCondition> Conditions(
        YamlFields version, HashSet<string> cited, ExpressionReader expressions, Findings findings)
    {
        var nodes = version.Items("conditions");
        if (nodes.IsEmpty && version.Node("conditions", Presence.Optional) is { } empty)
        {
            findings.Add(CatalogueFindings.NoConditions(empty.Place));
        }

        var read = nodes.Select(node => (Condition: Condition(node, cited, expressions, findings), Node: node)).ToList();
        return [.. Identifier.Distinct(read.Where(p => p.Condition is not null).Select(p => (p.Condition!, p.Condition!.Id, p.Node)), findings)];
    }

    private static WrittenCondition? Condition(YamlNode node, HashSet<string> cited, ExpressionReader expressions, Findings findings)
    {
        if (YamlFields.Open(node, findings, ["id", "text", "reference", "when"]) is not { } fields)
        {
            return null;
        }

        var id = Identifier.Read(fields, "id", findings);
        var text = fields.Localized("text");
        var reference = Citation.Read(fields, cited, findings);
        var when = expressions.Formula(fields, "when", FeelType.Boolean);
        return id is null || text is null || when is null ? null : new WrittenCondition(id, text, reference, when);
    }

    private static ImmutableArray<WrittenReview> Review(YamlFields version, ExpressionReader expressions, Findings findings) =>
    [
        .. version.Items("review", Presence.Optional)
            .Select(node => YamlFields.Open(node, findings, ["when", "reason"])).OfType<YamlFields>()
            .Select(f => (When: expressions.Formula(f, "when", FeelType.Boolean), Reason: f.Localized("reason")))
            .Where(p => p.When is not null && p.Reason is not null).Select(p => new WrittenReview(p.When!, p.Reason!)),
    ];

    /// <summary>What is pointed out about rules that can be used; rules with a mistake are not looked at any closer.</summary>
    private static void Lint(
        YamlFields version, ImmutableArray<WrittenCondition> conditions, ImmutableArray<PlacedParameter> parameters, Amounts amounts, Findings findings)
    {
        if (findings.ErrorCount > 0)
        {
            return;
        }

        ConditionCheck.Run(conditions, findings);
        BranchCheck.Run(conditions, [amounts.Amount, amounts.CycleAmount], findings);
        var cited = conditions.Select(c => c.Reference).Concat(parameters.Select(p => p.Parameter.Reference)).ToHashSet(StringComparer.Ordinal);
        foreach (var node in version.Items("references").OfType<YamlMap>())
        {
            if (node.Entries.FirstOrDefault(e => e.Key.Text == "id")?.Value is YamlScalar id && !cited.Contains(id.Text))
            {
                findings.Add(LintFindings.UnusedReference(id.Place, id.Text));
            }
        }
    }

    private static void WarnAboutUnused(ImmutableArray<PlacedParameter> parameters, ExpressionReader expressions, Findings findings)
    {
        if (findings.ErrorCount > 0)
        {
            return;
        }

        foreach (var (parameter, place) in parameters.Where(p => !expressions.Texts.Any(t => t.Contains(p.Parameter.Name, StringComparison.Ordinal))))
        {
            findings.Add(LintFindings.UnusedParameter(place, parameter.Name));
        }
    }
}

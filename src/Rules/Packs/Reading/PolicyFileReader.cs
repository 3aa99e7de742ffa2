using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs.Reading;

/// <summary>Reads <c>policy.yaml</c>: identity and terms of a policy, never a rule.</summary>
internal static class PolicyFileReader
{
    private static readonly ImmutableArray<string> Keys =
    [
        "id", "name", "subject", "item", "authority", "benefit", "department", "referenceDate", "confirmation", "silence", "notice", "exclusions", "budget", "quota", "priority",
        "sources",
    ];

    /// <summary>The policy without versions and cases, or null when it cannot be read.</summary>
    public static PolicyDraft? Read(PolicyFolder folder, YamlNode? root, Scope scope, Findings findings)
    {
        if (YamlFields.Open(root, findings, Keys) is not { } fields)
        {
            return null;
        }

        var id = Identifier.Read(fields, "id", findings);
        if (id is not null && id != folder.Id)
        {
            findings.Add(CatalogueFindings.NameMismatch(fields.Scalar("id")!.Place, id, folder.Id));
        }

        var name = fields.Localized("name");
        var subject = fields.Choice("subject", PolicyWords.Subjects);
        var item = fields.Choice<int>("item", [("child", 0)], Presence.Optional) is null ? null : "child";
        var authority = fields.Text("authority");
        var department = fields.Text("department");
        var benefit = ReadBenefit(fields.Node("benefit"), findings);
        var reference = ReferenceDateReader.Read(fields, scope, findings);
        var confirmation = fields.Choice("confirmation", PolicyWords.Confirmations);
        var silence = fields.Choice("silence", PolicyWords.Silences);
        var notice = ReadNotice(fields, findings);
        var (exclusions, places) = ReadExclusions(fields, findings);
        var budget = ReadBudget(fields, benefit, findings);
        var quota = QueueTermsReader.Quota(fields, benefit, findings);
        var priority = QueueTermsReader.Priority(fields, benefit, scope, findings);
        var sources = fields.Scalars("sources").Select(s => s.Text).ToImmutableArray();
        if (id is null || name is null || subject is not { } whom || authority is null || department is null || benefit is null
            || confirmation is not { } mode || silence is not { } meaning)
        {
            return null;
        }

        var policy = new Policy(
            id, name, folder.Jurisdiction, whom, item, authority, department, benefit, mode, meaning, notice, exclusions, budget, sources, [])
        {
            Reference = reference, Quota = quota, Priority = priority,
        };
        return new PolicyDraft(policy, places, [], fields.Place);
    }

    private static Benefit? ReadBenefit(YamlNode? node, Findings findings)
    {
        if (YamlFields.Open(node, findings, ["kind", "currency", "cycle"]) is not { } fields)
        {
            return null;
        }

        var kind = fields.Choice("kind", PolicyWords.Benefits);
        var cycle = fields.Choice("cycle", PolicyWords.Cycles);
        var currency = fields.Choice<int>("currency", [("CNY", 0)], Presence.Optional) is null ? "CNY" : fields.Text("currency")!;
        return kind is { } good && cycle is { } rhythm ? new Benefit(good, currency, rhythm) : null;
    }

    private static PublicNoticeTerms? ReadNotice(YamlFields policy, Findings findings)
    {
        if (policy.Node("notice") is not { } node || node is YamlScalar { Text: "none" })
        {
            return null;
        }

        if (YamlFields.Open(node, findings, ["days", "calendar", "countFirstDay", "stage"]) is not { } fields)
        {
            return null;
        }

        var days = fields.Whole("days");
        var working = fields.Choice<bool>("calendar", [("working", true), ("calendar", false)]);
        var before = fields.Choice<bool>("stage", [("before", true), ("after", false)]);
        if (days < 0)
        {
            findings.Add(ShapeFindings.WrongValue(fields.Place, "days", fields.Text("days")!, new("0 或更大的整数", "a whole number, 0 or more")));
        }

        return days is { } number && working is { } counted && before is { } first
            ? new PublicNoticeTerms(number, counted, fields.Flag("countFirstDay", fallback: false), first)
            : null;
    }

    private static (ImmutableArray<Exclusion> Exclusions, ImmutableArray<FilePlace> Places) ReadExclusions(YamlFields policy, Findings findings)
    {
        var read = policy.Items("exclusions").Select(node => (Exclusion: ReadExclusion(node, findings), node.Place)).Where(p => p.Exclusion is not null).ToList();
        return ([.. read.Select(p => p.Exclusion!)], [.. read.Select(p => p.Place)]);
    }

    private static Exclusion? ReadExclusion(YamlNode node, Findings findings)
    {
        if (YamlFields.Open(node, findings, ["with", "scope", "cycle", "keep", "external"]) is not { } fields)
        {
            return null;
        }

        var with = Identifier.Read(fields, "with", findings);
        var scope = fields.Choice("scope", PolicyWords.ExclusionScopes);
        var same = fields.Choice<bool>("cycle", [("same", true), ("any", false)]);
        var keep = fields.Choice("keep", PolicyWords.Keeps);
        return with is not null && scope is { } key && same is { } sameCycle && keep is { } kept
            ? new Exclusion(with, key, sameCycle, kept, fields.Flag("external", fallback: false))
            : null;
    }

    private static BudgetLine? ReadBudget(YamlFields policy, Benefit? benefit, Findings findings)
    {
        var node = policy.Node("budget", Presence.Optional);
        if (benefit is not null && benefit.IsPaid != node is not null)
        {
            findings.Add(CatalogueFindings.BudgetMismatch(node?.Place ?? policy.Place, benefit.IsPaid));
        }

        // Said, not forgotten: nothing is set aside, so nothing is paid.
        if (node is YamlScalar { Text: "none" } || YamlFields.Open(node, findings, ["line", "year", "amount", "assumed"]) is not { } fields)
        {
            return null;
        }

        var line = fields.Text("line");
        if (line is null || fields.Whole("year") is not { } year || fields.Number("amount") is not { } amount)
        {
            return null;
        }

        if (amount <= 0)
        {
            findings.Add(ShapeFindings.WrongValue(fields.Place, "amount", fields.Text("amount")!, new("大于 0 的金额；不设预算写 budget: none", "an amount above 0; write budget: none where nothing is set aside")));
        }

        return new BudgetLine(line, year, amount, fields.Flag("assumed", fallback: false));
    }
}

using System.Collections.Immutable;
using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs.Reading;

/// <summary>Reads <c>allocation.yaml</c> of a catalogue folder: the groups and caps that several policies share. The file may be absent.</summary>
internal static class AllocationFileReader
{
    private const string FileName = "allocation.yaml";
    private const int LeastInGroup = 3;

    public static AllocationDraft Read(string catalogDir, Findings findings)
    {
        if (!File.Exists(Path.Combine(catalogDir, FileName))
            || YamlFields.Open(CatalogueFile.Read(catalogDir, FileName, findings), findings, ["groups", "caps"]) is not { } fields)
        {
            return AllocationDraft.Empty;
        }

        var groups = fields.Items("groups", Presence.Optional).Select(n => (Read: Group(n, findings), Node: n)).Where(g => g.Read is not null)
            .Select(g => (g.Read!.Value, g.Read.Value.Group.Id, g.Node));
        var caps = fields.Items("caps", Presence.Optional).Select(n => (Read: Cap(n, findings), Node: n)).Where(c => c.Read is not null)
            .Select(c => (c.Read!.Value, c.Read.Value.Cap.Id, c.Node));
        return new AllocationDraft([.. Identifier.Distinct(groups, findings)], [.. Identifier.Distinct(caps, findings)]);
    }

    private static (ExclusionGroup Group, ImmutableArray<YamlScalar> Members)? Group(YamlNode node, Findings findings)
    {
        if (YamlFields.Open(node, findings, ["id", "name", "members", "scope", "cycle", "keep", "reference"]) is not { } fields)
        {
            return null;
        }

        var id = Identifier.Read(fields, "id", findings);
        var name = fields.Localized("name");
        var members = Members(fields, findings);
        var scope = fields.Choice("scope", PolicyWords.ExclusionScopes);
        var same = fields.Choice<bool>("cycle", [("same", true), ("any", false)]);
        var keep = fields.Choice("keep", PolicyWords.Keeps);
        var reference = fields.Text("reference");
        if (id is not null && members.Length < LeastInGroup)
        {
            findings.Add(AllocationFindings.GroupTooSmall(fields.Place, id, members.Length));
        }

        return id is null || name is null || scope is not { } key || same is not { } sameCycle || keep is not { } kept || reference is null
            ? null
            : (new ExclusionGroup(id, name, [.. members.Select(m => m.Text)], key, sameCycle, kept, reference), members);
    }

    private static (BenefitCap Cap, ImmutableArray<YamlScalar> Members)? Cap(YamlNode node, Findings findings)
    {
        if (YamlFields.Open(node, findings, ["id", "name", "members", "scope", "period", "amount", "reference"]) is not { } fields)
        {
            return null;
        }

        var id = Identifier.Read(fields, "id", findings);
        var name = fields.Localized("name");
        var members = Members(fields, findings);
        var scope = fields.Choice("scope", PolicyWords.CapScopes);
        var perYear = fields.Choice("period", PolicyWords.CapPeriods);
        var reference = fields.Text("reference");
        var amount = fields.Number("amount");
        if (amount is { } yuan && (yuan <= 0 || decimal.Round(yuan, 2) != yuan))
        {
            findings.Add(ShapeFindings.WrongValue(fields.Place, "amount", fields.Text("amount")!, new("大于 0 的金额，最多到分", "an amount above 0 in whole fen")));
        }

        return id is null || name is null || members.IsEmpty || scope is not { } key || perYear is not { } year || amount is not { } most || reference is null
            ? null
            : (new BenefitCap(id, name, [.. members.Select(m => m.Text)], key, year, most, reference), members);
    }

    private static ImmutableArray<YamlScalar> Members(YamlFields fields, Findings findings) =>
        [.. Identifier.Distinct(fields.Scalars("members").Select(m => (m, m.Text, (YamlNode)m)), findings)];
}

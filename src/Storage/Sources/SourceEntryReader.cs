using System.Collections.Immutable;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Packs.Reading;
using Matching.Rules.Packs.Yaml;

namespace Matching.Storage.Sources;

/// <summary>Reads one entry of the source catalogue.</summary>
internal static class SourceEntryReader
{
    private const int LongestId = 64;

    private static readonly ImmutableArray<string> Keys =
        ["id", "name", "department", "format", "kind", "key", "link", "asOf", "tags", "identity", "account", "minimumRows"];

    private static readonly ImmutableArray<(string, SourceFormat)> Formats = [("csv", SourceFormat.Csv), ("jsonl", SourceFormat.Jsonl)];

    private static readonly ImmutableArray<(string, UnitKind)> Kinds =
    [
        ("citizen", UnitKind.Citizen), ("enterprise", UnitKind.Enterprise), ("household", UnitKind.Household), ("child", UnitKind.Child),
    ];

    private static readonly ImmutableArray<(string, IdentifierKind)> Identifiers =
        [("resident-id", IdentifierKind.ResidentId), ("uscc", IdentifierKind.Uscc), ("text", IdentifierKind.Text)];

    /// <summary>The source, or null when it cannot be read.</summary>
    public static SourceDescription? Read(YamlNode node, SeenNames seen, Findings findings)
    {
        if (YamlFields.Open(node, findings, Keys) is not { } fields)
        {
            return null;
        }

        var id = Id(fields, seen, findings);
        var name = fields.Localized("name");
        var department = fields.Text("department");
        var format = fields.Choice("format", Formats);
        var kind = fields.Choice("kind", Kinds);
        var key = Identifier(fields.Node("key"), findings);
        if (id is null || name is null || department is null || format is not { } form || kind is not { } unit || key is null)
        {
            return null;
        }

        var source = new SourceDescription
        {
            Id = id, Name = name, Department = department, Format = form, Kind = unit, Key = key,
            Link = Identifier(fields.Node("link", Presence.Optional), findings),
            AsOfColumn = fields.Text("asOf", Presence.Optional),
            Tags = [.. fields.Scalars("tags", Presence.Optional).Select(t => seen.TakeTag(t, id, form)).OfType<Tag>()],
            Identity = Identity(fields, findings),
            Account = Account(fields, findings),
            MinimumRows = fields.Whole("minimumRows", Presence.Optional) ?? 0,
        };
        Check(source, fields, findings);
        return source;
    }

    private static string? Id(YamlFields fields, SeenNames seen, Findings findings)
    {
        if (fields.Scalar("id") is not { } id)
        {
            return null;
        }

        if (id.Text.Length is 0 or > LongestId || !char.IsAsciiLetterLower(id.Text[0])
            || !id.Text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            findings.Add(SourceFindings.BadIdentifier(id.Place, id.Text));
            return null;
        }

        seen.TakeId(id);
        return id.Text;
    }

    private static IdentifierColumn? Identifier(YamlNode? node, Findings findings)
    {
        var fields = YamlFields.Open(node, findings, ["column", "identifier"]);
        var column = fields?.Text("column");
        var identifier = fields?.Choice("identifier", Identifiers);
        return column is null || identifier is not { } known ? null : new IdentifierColumn(column, known);
    }

    private static IdentityColumns? Identity(YamlFields fields, Findings findings)
    {
        var identity = YamlFields.Open(fields.Node("identity", Presence.Optional), findings, ["name", "phone"]);
        return identity?.Text("name") is { } name ? new IdentityColumns(name, identity.Text("phone", Presence.Optional)) : null;
    }

    private static AccountColumns? Account(YamlFields fields, Findings findings)
    {
        var account = YamlFields.Open(fields.Node("account", Presence.Optional), findings, ["holder", "number", "bank"]);
        var holder = account?.Text("holder");
        var number = account?.Text("number");
        var bank = account?.Text("bank");
        return holder is null || number is null || bank is null ? null : new AccountColumns(holder, number, bank);
    }

    private static void Check(SourceDescription source, YamlFields fields, Findings findings)
    {
        var linked = source.Kind is UnitKind.Household or UnitKind.Child;
        var hasLink = fields.Node("link", Presence.Optional) is not null;
        if (linked != hasLink)
        {
            findings.Add(SourceFindings.LinkMismatch(fields.Place, linked));
        }

        var wanted = source.Kind switch
        {
            UnitKind.Enterprise => IdentifierKind.Uscc,
            UnitKind.Household => IdentifierKind.Text,
            _ => IdentifierKind.ResidentId,
        };
        if (source.Key.Identifier != wanted || source.Link is { Identifier: not IdentifierKind.ResidentId })
        {
            findings.Add(SourceFindings.KeyOfOtherKind(fields.Place, source.Kind.ToString().ToLowerInvariant()));
        }

        foreach (var twice in source.ColumnNames.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            findings.Add(SourceFindings.ColumnTwice(fields.Place, twice.Key));
        }

        if (source.MinimumRows < 0)
        {
            findings.Add(SourceFindings.Negative(fields.Place));
        }
    }
}

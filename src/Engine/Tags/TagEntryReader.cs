using System.Collections.Immutable;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Packs.Reading;
using Matching.Rules.Packs.Yaml;
using Matching.Rules.Values;

namespace Matching.Engine.Tags;

/// <summary>Reads one entry of the tag dictionary.</summary>
internal static class TagEntryReader
{
    private static readonly ImmutableArray<string> Keys =
    [
        "name", "code", "type", "unit", "role", "subject", "department", "sensitivity", "values", "openCodeSet",
        "maxAgeDays", "assumedMaxAge", "assumed", "fixed", "formula", "formulaNote", "datedValues", "description", "survivors",
    ];

    private static readonly ImmutableArray<(string, TagType)> Types =
    [
        ("number", TagType.Number), ("money", TagType.Money), ("percent", TagType.Percent), ("enum", TagType.Enum),
        ("boolean", TagType.Boolean), ("date", TagType.Date), ("list", TagType.List),
    ];

    private static readonly ImmutableArray<(string, TagRole)> Roles =
    [
        ("base", TagRole.Base), ("recognition-list", TagRole.RecognitionList), ("derived", TagRole.Derived),
        ("parameter", TagRole.Parameter), ("system", TagRole.System),
    ];

    private static readonly ImmutableArray<(string, SubjectKind)> Subjects =
    [
        ("citizen", SubjectKind.Citizen), ("enterprise", SubjectKind.Enterprise), ("household", SubjectKind.Household),
    ];

    private static readonly ImmutableArray<(string, Sensitivity)> Sensitivities =
    [
        ("ordinary", Sensitivity.Ordinary), ("personal", Sensitivity.Personal), ("sensitive", Sensitivity.Sensitive),
    ];

    /// <summary>The tag with its formula's text, or null when it cannot be read.</summary>
    public static TagDraft? Read(YamlNode node, int slot, Findings findings)
    {
        if (YamlFields.Open(node, findings, Keys) is not { } fields)
        {
            return null;
        }

        var name = Name(fields, findings);
        var code = fields.Text("code");
        var type = fields.Choice("type", Types);
        var role = fields.Choice("role", Roles);
        var formula = fields.Scalar("formula", Presence.Optional);
        fields.Text("formulaNote", Presence.Optional);
        if (name is null || code is null || type is not { } known || role is not { } kind)
        {
            return null;
        }

        if (formula is not null && kind is not (TagRole.Derived or TagRole.System))
        {
            findings.Add(TagFindings.FormulaOfBaseTag(formula.Place, name));
        }

        var open = fields.Flag("openCodeSet", fallback: false);
        var values = Values(fields, name, known, open, findings);
        var unit = fields.Text("unit", Presence.Optional);
        var tag = new Tag
        {
            Name = name,
            Code = code,
            Type = known,
            Unit = unit,
            Role = kind,
            Department = fields.Text("department", Presence.Optional),
            Subject = fields.Choice("subject", Subjects, Presence.Optional),
            Values = values,
            OpenCodeSet = open,
            MaxAgeDays = fields.Whole("maxAgeDays", Presence.Optional),
            Sensitivity = fields.Choice("sensitivity", Sensitivities) ?? Sensitivity.Ordinary,
            Assumed = fields.Flag("assumed", fallback: false) | fields.Flag("assumedMaxAge", fallback: false),
            Fixed = fields.Flag("fixed", fallback: false),
            Description = fields.Text("description", Presence.Optional),
            DatedValues = DatedValueReader.Read(fields, name, findings),
            Survivors = SurvivorReader.Read(fields, findings),
            Place = fields.Place,
            Symbol = new Symbol(name, FeelTypeOf(known), slot, unit, open ? [] : values),
        };
        return new TagDraft(tag, formula, fields.Place);
    }

    private static string? Name(YamlFields fields, Findings findings)
    {
        var scalar = fields.Scalar("name");
        if (scalar is not null && !IsName(scalar.Text))
        {
            findings.Add(TagFindings.BadName(scalar.Place, scalar.Text));
            return null;
        }

        return scalar?.Text;
    }

    private static bool IsName(string text) => text.Length > 0 && !char.IsDigit(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c == '_');

    private static FeelType FeelTypeOf(TagType type) => type switch
    {
        TagType.Number or TagType.Money or TagType.Percent => FeelType.Number,
        TagType.Enum => FeelType.String,
        TagType.Boolean => FeelType.Boolean,
        TagType.Date => FeelType.Date,
        _ => new ListType(FeelType.String),
    };

    private static ImmutableArray<Value> Values(YamlFields fields, string name, TagType type, bool open, Findings findings)
    {
        var values = fields.Scalars("values", Presence.Optional).Select(s => ValueOf(s, type, findings)).OfType<Value>().ToImmutableArray();
        if (values.IsEmpty && !open && type == TagType.Enum)
        {
            findings.Add(TagFindings.ValuesMissing(fields.Place, name));
        }

        return values;
    }

    private static Value? ValueOf(YamlScalar scalar, TagType type, Findings findings)
    {
        Value? value = type switch
        {
            TagType.Enum or TagType.List => Value.Of(scalar.Text),
            TagType.Number or TagType.Money or TagType.Percent => YamlFields.ParseNumber(scalar) is { } number ? Value.Of(number) : null,
            _ => null,
        };
        if (value is null)
        {
            findings.Add(TagFindings.ValueOfOtherType(scalar.Place, scalar.Text, type.ToString()));
        }

        return value;
    }
}

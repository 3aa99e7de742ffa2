using System.Globalization;
using System.Xml.Linq;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Rules.Packs.Reading;
using Matching.Rules.Tables;
using static Matching.Rules.Dmn.Writing.PackNames;

namespace Matching.Rules.Dmn.Writing;

/// <content>Input data, knowledge sources and decisions.</content>
public sealed partial class PackExport
{
    private XElement TypeOf(Symbol tag, int index)
    {
        var extension = tag.Unit is null ? null : Extension(new XElement(Pack + "unit", tag.Unit));
        var name = new XAttribute("name", TypeName(tag));
        var id = new XAttribute("id", Numbered("type", index));
        var element = tag.Type is ListType list ? list.Element : tag.Type;
        var collection = tag.Type is ListType ? new XAttribute("isCollection", true) : null;
        return element is ContextType context
            ? new(Model + "itemDefinition", id, name, collection, extension, context.Fields.Select(f =>
                new XElement(Model + "itemComponent", new XAttribute("name", f.Key), new XElement(Model + "typeRef", Name(f.Value)))))
            : new(Model + "itemDefinition", id, name, collection, extension, new XElement(Model + "typeRef", Name(element)), Allowed(tag));
    }

    private static XElement? Allowed(Symbol tag) => tag.AllowedValues.IsDefaultOrEmpty ? null
        : new(Model + "allowedValues", new XElement(Model + "text", string.Join(", ", tag.AllowedValues.Select(Literal))));

    /// <summary>A list inside a structure has no name of its own here, so that it is open.</summary>
    private static string Name(FeelType type) => type is SimpleType && type != FeelType.Null ? type.Name : FeelType.Any.Name;

    private static string TypeName(Symbol tag) => "t" + tag.Name;

    private XElement Input(Symbol tag, int index) => new(Model + "inputData",
        new XAttribute("id", Numbered("input", index)), new XAttribute("name", tag.Name),
        new XElement(Model + "variable", new XAttribute("name", tag.Name), new XAttribute("typeRef", TypeName(tag))));

    private XElement Source(LegalReference reference, int index) => new(Model + "knowledgeSource",
        new XAttribute("id", Numbered("source", index)), new XAttribute("name", reference.Title),
        Optional("locationURI", reference.Url is { } url && Uri.IsWellFormedUriString(url, UriKind.Absolute) ? url : null),
        Extension(new XElement(Pack + "reference",
            new XAttribute("id", reference.Id), Optional("number", reference.Number), Optional("url", reference.Url),
            new XAttribute("verified", reference.Verified), reference.Title)));

    private XElement Figure(Parameter parameter, int index) => new(Model + "decision",
        new XAttribute("id", Numbered("parameter", index)), new XAttribute("name", parameter.Name),
        Extension(new XElement(Pack + "parameter", new XAttribute("name", parameter.Name), Optional("unit", parameter.Unit), Optional("reference", parameter.Reference))),
        Variable(parameter.Name, "number"), Rests(parameter.Reference),
        LiteralExpression(parameter.Value.ToString(CultureInfo.InvariantCulture), "number"));

    private XElement ConditionOf(Condition condition, int index) => new(Model + "decision",
        new XAttribute("id", Numbered("condition", index)), new XAttribute("label", condition.Text.Zh), new XAttribute("name", ConditionName(index)),
        new XElement(Model + "description", $"{condition.Text.Zh}\n{condition.Text.En}"),
        Extension(Words("condition", condition.Text, new XAttribute("id", condition.Id), Optional("reference", condition.Reference))),
        Variable(ConditionName(index), "boolean"), Reads(condition.When, null), Rests(condition.Reference), LiteralExpression(condition.When.Text, "boolean"));

    private XElement ReviewOf(ReviewClause review, int index) => new(Model + "decision",
        new XAttribute("id", Numbered("review", index)), new XAttribute("label", review.Reason.Zh), new XAttribute("name", $"复核{Number(index)}"),
        new XElement(Model + "description", $"{review.Reason.Zh}\n{review.Reason.En}"),
        Extension(Words("review", review.Reason)),
        Variable($"复核{Number(index)}", "boolean"), Reads(review.When, null), LiteralExpression(review.When.Text, "boolean"));

    /// <summary>Any condition false: not eligible; else any unknown: undetermined.</summary>
    /// <remarks>
    /// DMN has null for what is missing, and null equals nothing, so that a missing tag would make a comparison false. The outcome
    /// therefore takes a condition only where all tags that it reads are there.
    /// </remarks>
    private XElement Result()
    {
        var answers = string.Join(", ", pack.Conditions.Select((c, i) => Guarded(c, ConditionName(i))));
        var reads = pack.Conditions.SelectMany(c => c.When.Reads).DistinctBy(s => s.Name);
        return new(Model + "decision",
            new XAttribute("id", "outcome"), new XAttribute("name", Outcome),
            new XElement(Model + "description", "任一条件为假：不符合；否则任一未知：无法判定；否则符合\nany condition false: not eligible; else any unknown: undetermined; else eligible"),
            Variable(Outcome, "string"),
            reads.Select(InputOf), pack.Conditions.Select((_, i) => Requirement("informationRequirement", "requiredDecision", Numbered("condition", i))),
            LiteralExpression(
                $"{{answers: [{answers}], outcome: if list contains(answers, false) then \"not-eligible\" else if list contains(answers, null) then \"undetermined\" else \"eligible\"}}.outcome", "string"));
    }

    private static string Guarded(Condition condition, string name) => condition.When.Reads.IsEmpty ? name
        : $"if {string.Join(" or ", condition.When.Reads.Select(r => r.Name + " = null"))} then null else {name}";

    private XElement? Money(string id, string name, RuleExpression? amount, TableDefinition? table, string english) => amount is null ? null : new(Model + "decision",
        new XAttribute("id", id), new XAttribute("name", name),
        new XElement(Model + "description", $"{name}（元）\n{english}"),
        Variable(name, "number"), Reads(amount, table), table is null ? LiteralExpression(amount.Text, "number") : Table(table));

    private static XElement Table(TableDefinition table) => new(Model + "decisionTable",
        new XAttribute("hitPolicy", table.HitPolicy switch
        {
            HitPolicy.First => "FIRST",
            HitPolicy.Any => "ANY",
            HitPolicy.Collect or HitPolicy.CollectSum => "COLLECT",
            _ => "UNIQUE",
        }),
        table.HitPolicy == HitPolicy.CollectSum ? new XAttribute("aggregation", "SUM") : null,
        table.Inputs.Select(i => new XElement(Model + "input", new XElement(Model + "inputExpression", new XElement(Model + "text", i)))),
        new XElement(Model + "output"),
        table.Rows.Select(r => new XElement(Model + "rule",
            r.Cells.Select(c => new XElement(Model + "inputEntry", new XElement(Model + "text", c))),
            new XElement(Model + "outputEntry", new XElement(Model + "text", r.Output)))));

    private IEnumerable<XElement> Reads(RuleExpression expression, TableDefinition? table)
    {
        var texts = new WrittenExpression(expression, table).Texts.ToArray();
        var inputs = expression.Reads.Select(InputOf);
        var figures = pack.Parameters.Select((p, i) => (p.Name, Id: Numbered("parameter", i)))
            .Where(p => texts.Any(t => t.Contains(p.Name, StringComparison.Ordinal)))
            .Select(p => Requirement("informationRequirement", "requiredDecision", p.Id));
        return inputs.Concat(figures);
    }

    private XElement InputOf(Symbol tag) => Requirement("informationRequirement", "requiredInput", Numbered("input", tags.IndexOf(tags.First(t => t.Name == tag.Name))));

    private XElement? Rests(string? reference)
    {
        var index = reference is null ? -1 : pack.References.ToList().FindIndex(r => r.Id == reference);
        return index < 0 ? null : Requirement("authorityRequirement", "requiredAuthority", Numbered("source", index));
    }

    private static XElement Requirement(string kind, string target, string id) => new(Model + kind, new XElement(Model + target, new XAttribute("href", "#" + id)));

    private static XElement Variable(string name, string type) => new(Model + "variable", new XAttribute("name", name), new XAttribute("typeRef", type));

    private static XElement LiteralExpression(string text, string type) =>
        new(Model + "literalExpression", new XAttribute("typeRef", type), new XElement(Model + "text", text));

    private static string ConditionName(int index) => $"条件{Number(index)}";

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}

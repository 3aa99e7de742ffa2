using System.Xml.Linq;
using Matching.Rules.Diagnostics;
using Matching.Rules.Dmn.Reading;
using static Matching.Rules.Dmn.Writing.PackNames;

namespace Matching.Rules.Dmn.Writing;

/// <summary>Reads the DMN document of a rule pack as a catalogue file, which the reader of packs then checks like any other.</summary>
/// <remarks>Rules are taken from where DMN has them: the texts of decisions and the cells of tables, also when another tool changed them.</remarks>
public sealed class PackImport
{
    private readonly string file;
    private readonly DiagnosticBag bag;
    private readonly YamlText yaml = new();

    private PackImport(string file, DiagnosticBag bag) => (this.file, this.bag) = (file, bag);

    /// <summary>Reads a document. Never throws for any document.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="file">Name for findings.</param>
    public static PackImportResult Read(Stream stream, string file)
    {
        var bag = new DiagnosticBag();
        if (DmnXml.Load(stream, file, bag) is not { } root)
        {
            return new(null, null, null, bag.ToImmutable());
        }

        if (root.Name != Model + "definitions")
        {
            bag.Add(DmnFindings.NotDmn(new DmnNode(root, file).Place, root.Name.LocalName, root.Name.NamespaceName));
        }
        else if (Own(root, "pack") is { } terms)
        {
            var import = new PackImport(file, bag);
            import.Version(root, terms);
            return new(Attribute(terms, "policy"), Attribute(terms, "version"), bag.HasErrors ? null : import.yaml.ToString(), bag.ToImmutable());
        }
        else
        {
            bag.Add(PackFindings.NotAPack(new DmnNode(root, file).Place));
        }

        return new(null, null, null, bag.ToImmutable());
    }

    private void Version(XElement root, XElement terms)
    {
        yaml.Text("policy", Required(terms, "policy")).Text("version", Required(terms, "version"));
        yaml.Plain("revision", Required(terms, "revision")).Plain("publishedAt", Attribute(terms, "publishedAt")).Plain("verified", Required(terms, "verified"));
        yaml.Begin("effective").Plain("from", Required(terms, "from")).Plain("to", Attribute(terms, "to")).End();
        yaml.List("references", root.Elements(Model + "knowledgeSource").Select(s => Own(s, "reference")).OfType<XElement>(), Reference);
        yaml.Map("parameters", Decisions(root, "parameter"), Figure);
        yaml.List("conditions", Decisions(root, "condition"), Condition);
        Amount(root, terms);
        Money(root, CycleAmount, "cycleAmount", () => { });
        yaml.List("review", Decisions(root, "review"), Review);
        yaml.List("doubts", terms.Elements(Pack + "doubt"), Words);
    }

    private void Reference(XElement reference) => yaml.Text("id", Required(reference, "id")).Text("title", reference.Value)
        .Text("number", Attribute(reference, "number")).Text("url", Attribute(reference, "url")).Plain("verified", Required(reference, "verified"));

    private void Figure((XElement Decision, XElement Own) figure) => yaml.Begin(Required(figure.Own, "name"))
        .Plain("value", Expression(figure.Decision).Trim()).Text("unit", Attribute(figure.Own, "unit")).Text("reference", Attribute(figure.Own, "reference")).End();

    private void Condition((XElement Decision, XElement Own) condition)
    {
        yaml.Text("id", Required(condition.Own, "id")).Begin("text");
        Words(condition.Own);
        yaml.End().Text("reference", Attribute(condition.Own, "reference")).Text("when", Expression(condition.Decision));
    }

    private void Review((XElement Decision, XElement Own) review)
    {
        yaml.Text("when", Expression(review.Decision)).Begin("reason");
        Words(review.Own);
        yaml.End();
    }

    private void Words(XElement words) => yaml.Text("zh", words.Element(Pack + "zh")?.Value).Text("en", words.Element(Pack + "en")?.Value);

    private void Amount(XElement root, XElement terms) => Money(root, PackNames.Amount, "amount", () =>
    {
        yaml.Plain("rounding", Required(terms, "rounding")).Plain("ceiling", Required(terms, "ceiling"));
        if (Decision(root, ApprovedAmount) is { } approved)
        {
            yaml.Text("approvedAmount", Expression(approved));
        }
    });

    private void Money(XElement root, string id, string key, Action more)
    {
        if (Decision(root, id) is not { } decision)
        {
            return;
        }

        yaml.Begin(key);
        if (decision.Element(Model + "decisionTable") is { } table)
        {
            Table(table);
        }
        else
        {
            yaml.Text("formula", Expression(decision));
        }

        more();
        yaml.End();
    }

    private void Table(XElement table)
    {
        var policy = (Attribute(table, "hitPolicy") ?? "UNIQUE", Attribute(table, "aggregation")) switch
        {
            ("UNIQUE", _) => "U",
            ("FIRST", _) => "F",
            ("ANY", _) => "A",
            ("COLLECT", null) => "C",
            ("COLLECT", "SUM") => "C+",
            var (written, aggregation) => $"{written} {aggregation}".Trim(),
        };
        yaml.Begin("table").Text("hitPolicy", policy)
            .Values("inputs", table.Elements(Model + "input").Select(i => Content(i.Element(Model + "inputExpression"))))
            .Rows("rows", table.Elements(Model + "rule").Select(r => r.Elements(Model + "inputEntry").Concat(r.Elements(Model + "outputEntry")).Select(Content)))
            .End();
    }

    private static IEnumerable<(XElement Decision, XElement Own)> Decisions(XElement root, string kind) =>
        root.Elements(Model + "decision").Select(d => (Decision: d, Own: Own(d, kind))).Where(d => d.Own is not null).Select(d => (d.Decision, d.Own!));

    private static XElement? Decision(XElement root, string id) => root.Elements(Model + "decision").FirstOrDefault(d => Attribute(d, "id") == id);

    private static XElement? Own(XElement element, string name) => element.Element(Model + "extensionElements")?.Element(Pack + name);

    private string Expression(XElement decision)
    {
        if (decision.Element(Model + "literalExpression") is { } literal && Content(literal) is { Length: > 0 } text)
        {
            return text;
        }

        bag.Add(DmnFindings.Missing(new DmnNode(decision, file).Place, "decision", "literalExpression"));
        return "";
    }

    private static string Content(XElement? holder) => holder?.Element(Model + "text")?.Value ?? "";

    private static string? Attribute(XElement element, string name) => element.Attribute(name)?.Value;

    private string Required(XElement element, string name)
    {
        if (Attribute(element, name) is { } value)
        {
            return value;
        }

        bag.Add(DmnFindings.Missing(new DmnNode(element, file).Place, element.Name.LocalName, name));
        return "";
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Rules.Packs.Reading;
using Matching.Rules.Values;
using static Matching.Rules.Dmn.Writing.PackNames;

namespace Matching.Rules.Dmn.Writing;

/// <summary>
/// Writes a rule pack as a DMN 1.5 document: tags are input data with their types, figures and conditions are decisions with the
/// documents they rest on as knowledge sources, the amount is an expression or a decision table. What DMN has no place for
/// stands in extension elements, so that <see cref="PackImport"/> gives the same pack again.
/// </summary>
public sealed partial class PackExport
{
    private readonly Policy policy;
    private readonly RulePack pack;
    private readonly ImmutableArray<Symbol> tags;

    private PackExport(Policy policy, RulePack pack)
    {
        (this.policy, this.pack) = (policy, pack);
        tags = [.. Expressions().SelectMany(e => e.Expression.Reads).DistinctBy(s => s.Name)];
    }

    /// <summary>The document.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">One of its versions.</param>
    public static string Write(Policy policy, RulePack pack)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, OmitXmlDeclaration = true };
        using (var writer = XmlWriter.Create(text, settings))
        {
            new PackExport(policy, pack).Document().WriteTo(writer);
        }

        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n";
    }

    private XElement Document() => new(Model + "definitions",
        new XAttribute("xmlns", Model.NamespaceName), new XAttribute(XNamespace.Xmlns + "pack", Pack.NamespaceName),
        new XAttribute("id", "definitions"), new XAttribute("name", policy.Name.Zh), new XAttribute("namespace", $"urn:matching:pack:{policy.Id}:{pack.Version}"),
        new XElement(Model + "description", $"{policy.Name.Zh} · {policy.Name.En} · {pack.Version}"),
        Extension(Terms()),
        tags.Select(TypeOf),
        tags.Select(Input),
        pack.References.Select(Source),
        pack.Parameters.Select(Figure),
        pack.Conditions.Select(ConditionOf),
        Result(),
        Money(Amount, "金额", pack.Amount, pack.AmountTable, "amount that is reported, in yuan"),
        Money(CycleAmount, "周期金额", pack.CycleAmount, pack.CycleAmountTable, "amount that one cycle pays, in yuan"),
        Money(ApprovedAmount, "核定金额", pack.ApprovedAmount, null, "amount that the department approved, in yuan"),
        pack.Review.Select(ReviewOf));

    /// <summary>What the pack states about itself.</summary>
    private XElement Terms() => new(Pack + "pack",
        new XAttribute("policy", pack.PolicyId), new XAttribute("version", pack.Version), new XAttribute("revision", pack.Revision),
        Optional("publishedAt", Date(pack.PublishedAt)), new XAttribute("from", Date(pack.From)!), Optional("to", Date(pack.To)),
        new XAttribute("verified", pack.Verified), new XAttribute("ceiling", pack.AmountIsCeiling),
        new XAttribute("rounding", PolicyWords.Roundings.First(r => r.Value == pack.Rounding).Word), new XAttribute("hash", pack.Hash),
        pack.Doubts.Select(d => Words("doubt", d)));

    private IEnumerable<WrittenExpression> Expressions()
    {
        WrittenExpression?[] amounts =
        [
            pack.Amount is null ? null : new(pack.Amount, pack.AmountTable),
            pack.CycleAmount is null ? null : new(pack.CycleAmount, pack.CycleAmountTable),
            pack.ApprovedAmount is null ? null : new(pack.ApprovedAmount, null),
        ];
        return pack.Conditions.Select(c => c.When).Concat(pack.Review.Select(r => r.When)).Select(e => new WrittenExpression(e, null)).Concat(amounts.OfType<WrittenExpression>());
    }

    private static XElement Extension(params object?[] content) => new(Model + "extensionElements", content);

    private static XElement Words(string name, LocalizedText text, params object?[] attributes) =>
        new(Pack + name, attributes, new XElement(Pack + "zh", text.Zh), new XElement(Pack + "en", text.En));

    private static XAttribute? Optional(string name, string? value) => value is null ? null : new XAttribute(name, value);

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Literal(Value value) => value.ToString();
}

using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Reading;

/// <summary>Reads the elements of the decision requirements graph.</summary>
internal sealed class ElementParser(ExpressionParser expressions, TypeReferences types, DiagnosticBag bag)
{
    /// <summary>The element, or null for what is not executed (knowledge sources, artifacts, business context).</summary>
    public DmnElement? Element(DmnNode node)
    {
        if (node.Name is not ("inputData" or "decision" or "businessKnowledgeModel" or "decisionService"))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(node["name"]))
        {
            bag.Add(DmnFindings.Missing(node.Place, node.Name, "name"));
            return null;
        }

        var (id, name) = (node["id"] ?? "", Names.Clean(node["name"]!));
        var variable = node.First("variable") is { } written ? expressions.Variable(written, name) : new DmnVariable(name, types.Of(node));
        var (place, description) = (node.Place, node.TextOf("description"));
        return node.Name switch
        {
            "inputData" => new DmnInputData { Id = id, Name = name, Variable = variable, Place = place, Description = description },
            "decision" => new DmnDecision
            {
                Id = id, Name = name, Variable = variable, Place = place, Description = description,
                Requires = Requires(node), Logic = expressions.Within(node),
            },
            "businessKnowledgeModel" => new DmnKnowledgeModel
            {
                Id = id, Name = name, Variable = variable, Place = place, Description = description,
                Requires = Requires(node), Logic = node.First("encapsulatedLogic") is { } logic ? expressions.Function(logic) : null,
            },
            _ => new DmnDecisionService
            {
                Id = id, Name = name, Variable = variable, Place = place, Description = description,
                Outputs = References(node, "outputDecision"), Encapsulated = References(node, "encapsulatedDecision"),
                InputDecisions = References(node, "inputDecision"), InputData = References(node, "inputData"),
            },
        };
    }

    private ImmutableArray<DmnReference> Requires(DmnNode node) =>
    [
        .. node.All("informationRequirement").SelectMany(r => References(r, "requiredInput").Concat(References(r, "requiredDecision"))),
        .. node.All("knowledgeRequirement").SelectMany(r => References(r, "requiredKnowledge")),
    ];

    private ImmutableArray<DmnReference> References(DmnNode node, string name)
    {
        var references = ImmutableArray.CreateBuilder<DmnReference>();
        foreach (var child in node.All(name))
        {
            if (child["href"] is not { } href || string.IsNullOrWhiteSpace(href))
            {
                bag.Add(DmnFindings.Missing(child.Place, name, "href"));
                continue;
            }

            var hash = href.LastIndexOf('#');
            references.Add(new(hash > 0 ? href[..hash] : null, href[(hash + 1)..].Trim(), child.Place));
        }

        return references.ToImmutable();
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using Matching.Rules.Diagnostics;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>A decision model that can be evaluated, in the standard dialect. Immutable and safe for use by several threads.</summary>
public sealed class DecisionModel
{
    private readonly FrozenDictionary<ElementKey, CompiledNode> nodes;

    private DecisionModel(DmnModel model, FrozenDictionary<ElementKey, CompiledNode> nodes, ImmutableArray<Diagnostic> findings)
    {
        Model = model;
        this.nodes = nodes;
        Findings = findings;
    }

    /// <summary>The model as it was read.</summary>
    public DmnModel Model { get; }

    /// <summary>What is wrong with the model. An element that a finding concerns may be null; nothing keeps the others from being evaluated.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    internal IEnumerable<CompiledNode> Nodes => nodes.Values;

    /// <summary>Compiles a model. Never throws for any model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="others">Models that it may import, by namespace; those that are not imported are ignored.</param>
    public static DecisionModel Compile(DmnModel model, IEnumerable<DmnModel>? others = null)
    {
        var bag = new DiagnosticBag();
        var set = new ModelSet(model, others ?? [], bag);
        foreach (var (importer, import) in set.Reached().SelectMany(m => m.Imports.Select(i => (m, i))))
        {
            if (set.Find(import.Namespace) is null)
            {
                bag.Add(ModelFindings.UnknownModel(importer.Place, import.Namespace));
            }
        }

        var nodes = new NodeCompiler(set, bag).Compile().ToFrozenDictionary(n => n.Key);
        return new DecisionModel(model, nodes, bag.ToImmutable());
    }

    /// <summary>Begins an evaluation.</summary>
    /// <param name="inputs">Values of input data, and of decisions that are given instead of evaluated.</param>
    /// <param name="path">Which evaluator is used.</param>
    /// <param name="now">What <c>now()</c> gives: a date and time with a zone; null where there is no clock.</param>
    public DmnRun Run(IReadOnlyCollection<DmnInput> inputs, EvaluationPath path = EvaluationPath.Compiled, Value? now = null) => new(this, inputs, path, now);

    /// <summary>Whether an element, or what it requires, calls external functions, which are not supported.</summary>
    public bool CallsForeignCode(string name) => Named<DmnElement>(name) is { } node && CallsForeignCode(node, []);

    internal CompiledNode? Find(ElementKey key) => nodes.GetValueOrDefault(key);

    /// <summary>The element of the model itself with a name, of one of the kinds asked for; null when there is none.</summary>
    internal CompiledNode? Named<T>(string name)
        where T : DmnElement => nodes.Values.FirstOrDefault(n => n.Element is T && n.Model == Model && (n.Element.Name == name || n.Element.Variable.Name == name));

    private bool CallsForeignCode(CompiledNode node, HashSet<ElementKey> seen) => seen.Add(node.Key)
        && (node.IsForeign || node.Requires.Any(k => Find(k) is { } required && CallsForeignCode(required, seen)));
}

/// <summary>A value that an evaluation is given.</summary>
/// <param name="Name">Name of the input data or decision, qualified by the import's name where it is imported.</param>
/// <param name="Namespace">Namespace of its model; null for the model that is evaluated, or where the name alone tells.</param>
/// <param name="Value">The value.</param>
public sealed record DmnInput(string Name, string? Namespace, Value Value);

/// <summary>Why an element has no value, or another one than its logic gave.</summary>
/// <param name="Element">Name of the element.</param>
/// <param name="Message">The reason.</param>
public sealed record DmnError(string Element, LocalizedText Message);

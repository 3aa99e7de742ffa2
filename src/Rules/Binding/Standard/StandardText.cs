using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Functions;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Binding.Standard;

/// <summary>Turns texts of the standard dialect into bound trees over one scope and one set of locals.</summary>
/// <param name="scope">Variables by slot, and named types.</param>
/// <param name="locals">Locals of the whole tree; those that are visible now may be read.</param>
/// <param name="bag">Findings: what is not FEEL at all. What merely has no value is null and not reported.</param>
internal sealed class StandardText(Scope scope, Locals locals, DiagnosticBag bag)
{
    private readonly HashSet<Local> items = [];
    private (ImmutableArray<Local> Visible, NameTable Names)? known;

    /// <summary>Binds an expression; a text that is not FEEL is reported and becomes null.</summary>
    public BoundNode Expression(string text) =>
        Bind(text, (names, found) => Parser.Parse(text, names, found), (binder, node) => binder.Bind(node));

    /// <summary>Binds unary tests over a tested value.</summary>
    /// <param name="text">Unary tests: <c>-</c>, values, comparisons, ranges, <c>not(…)</c>, conditions over <c>?</c>.</param>
    /// <param name="tested">Local that holds the tested value.</param>
    public BoundNode Tests(string text, Local tested) => Bind(
        text, (names, found) => Parser.ParseUnaryTests(text, names, found), (binder, node) => binder.Tests(node, tested));

    /// <summary>Binds a filter whose parts are not one text: inside the condition entries of the item are names.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="source">What is filtered.</param>
    /// <param name="condition">Binds the condition; called while the item is visible.</param>
    public BoundSelect Filter(Place place, BoundNode source, Func<BoundNode> condition) =>
        new StandardBinder(place.Text, scope, locals, items).Filter(place, source, condition);

    private BoundNode Bind<T>(string text, Func<NameTable, DiagnosticBag, T> parse, Func<StandardBinder, T, BoundNode> bind)
        where T : Node
    {
        var found = new DiagnosticBag();
        if (text.Length > TextPiece.MaxLength)
        {
            found.Add(SyntaxMessages.TooLong(text.Length, TextPiece.MaxLength));
        }

        var node = found.HasErrors ? null : parse(Known(), found);
        foreach (var finding in found.ToImmutable())
        {
            bag.Add(finding);
        }

        return node is null || found.HasErrors
            ? new BoundConstant(new Place(text, new SourceSpan(0, text.Length), 0), FeelType.Any, Fault.InvalidExpression)
            : bind(new StandardBinder(text, scope, locals, items), node);
    }

    /// <summary>The names that are visible now; the same table for all texts of one place, such as the cells of a decision table.</summary>
    private NameTable Known()
    {
        var visible = locals.Innermost().ToImmutableArray();
        if (known is null || !Enumerable.SequenceEqual(known.Value.Visible, visible, ReferenceEqualityComparer.Instance))
        {
            var variables = FunctionTable.Names(Dialect.Standard).Concat(scope.Symbols.Select(s => s.Name)).Concat(locals.Names).Append("partial");
            var members = scope.Symbols.Select(s => s.Type).Concat(scope.Types.Select(t => t.Value)).Concat(locals.Types).SelectMany(TypeNames.Members);
            known = (visible, new NameTable(Dialect.Standard, variables, members.Distinct(), scope.Types.Select(t => t.Key)));
        }

        return known.Value.Names.ForAnotherText();
    }
}

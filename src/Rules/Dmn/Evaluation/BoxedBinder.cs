using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Standard;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Functions;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>Turns boxed expressions into one bound tree.</summary>
internal sealed partial class BoxedBinder(DmnModel model, Scope scope, TypeLibrary types, Locals locals, DiagnosticBag bag)
{
    private readonly DiagnosticBag found = new();
    private StandardText? text;

    private StandardText Text => text ??= new StandardText(scope, locals, found);

    /// <summary>Binds an expression; one that is missing is null.</summary>
    public BoundNode Bind(DmnExpression? expression) =>
        expression is null ? Nothing(Value.Null) : Coerced(Logic(expression), TypeOf(expression));

    /// <summary>Binds a function; what calls it converts its result.</summary>
    /// <param name="function">The function.</param>
    /// <param name="result">Type of the result; the function's own statement when it says more.</param>
    public BoundNode Function(DmnFunction function, FeelType result)
    {
        if (function.Kind != "FEEL")
        {
            bag.Add(ModelFindings.External(function.Place, function.Kind));
            return Nothing(Value.Of(new RefusedFunction([.. function.Parameters.Select(p => p.Name)])));
        }

        var first = locals.Count;
        var parameters = function.Parameters.Select(p => locals.Reserve(p.Name, Type(p, function))).ToImmutableArray();
        foreach (var parameter in parameters)
        {
            locals.Enter(parameter);
        }

        var body = Bind(function.Body);
        locals.Leave(parameters.Length);
        return new BoundFunction(PlaceOf("function"), new FunctionType([.. parameters.Select(p => p.Type)], result), parameters, body, first, locals.Count);
    }

    private BoundNode Logic(DmnExpression expression) => expression switch
    {
        DmnLiteral e => Literal(e),
        DmnContext e => Context(e),
        DmnInvocation e => Invocation(e),
        DmnFunction e => Function(e, ResultOf(TypeOf(e))),
        DmnTable e => Table(e),
        DmnRelation e => Relation(e),
        DmnList e => new BoundList(PlaceOf("list"), FeelType.Any, [.. e.Elements.Select(Bind)]),
        DmnConditional e => Conditional(e),
        DmnFor e => For(e),
        DmnQuantified e => Quantified(e),
        DmnFilter e => Filter(e),
        _ => Nothing(Fault.InvalidExpression),
    };

    private BoundNode Literal(DmnLiteral literal)
    {
        if (literal.Language is not null)
        {
            bag.Add(ModelFindings.Language(literal.Place, literal.Language));
            return Nothing(Fault.InvalidExpression);
        }

        return string.IsNullOrWhiteSpace(literal.Text) ? Nothing(Value.Null) : At(literal.Place, () => Text.Expression(literal.Text));
    }

    /// <summary>Binds a text and gives its findings a place.</summary>
    private BoundNode At(FilePlace place, Func<BoundNode> bind)
    {
        var before = found.Count;
        var bound = bind();
        foreach (var finding in found.Since(before))
        {
            bag.Add(ModelFindings.Text(place, finding));
        }

        return bound;
    }

    private BoundNode Invocation(DmnInvocation invocation)
    {
        var function = Bind(invocation.Function);
        var names = invocation.Bindings.Select(b => b.Variable?.Name ?? "").ToImmutableArray();
        var arguments = invocation.Bindings.Select(b => Coerced(Bind(b.Content), Type(b.Variable, invocation))).ToImmutableArray();
        return function is BoundConstant { Value.Kind: ValueKind.Function } constant && constant.Value.AsFunction is BuiltInFunction builtIn
            ? new BoundDispatch(PlaceOf(builtIn.Function.Name), builtIn.Function, arguments, names)
            : new BoundInvoke(PlaceOf("invocation"), FeelType.Any, function, arguments, names);
    }

    private static BoundNode Coerced(BoundNode node, FeelType type) =>
        type == FeelType.Any || type is FunctionType ? node : new BoundCoerce(node.Place, node, type);

    private FeelType TypeOf(DmnExpression expression) =>
        expression is DmnFunction function && function.TypeRef is not null && types.Resolve(model, function.TypeRef, function.Place) is not FunctionType
            ? FeelType.Any
            : types.Resolve(model, expression.TypeRef, expression.Place);

    private FeelType Type(DmnVariable? variable, DmnExpression owner) => types.Resolve(model, variable?.TypeRef, owner.Place);

    private static FeelType ResultOf(FeelType type) => type is FunctionType function ? function.Result : FeelType.Any;

    private static BoundConstant Nothing(Value value) => new(PlaceOf("null"), FeelType.Any, value);

    private static Place PlaceOf(string word) => new(word, new SourceSpan(0, word.Length), 0);
}

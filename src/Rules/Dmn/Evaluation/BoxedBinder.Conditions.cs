using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Evaluation;

/// <content>Boxes whose conditions must be boolean, or they have no value (DMN 1.5, 10.2.1.8 to 10.2.1.10).</content>
internal sealed partial class BoxedBinder
{
    private const string Item = "item";
    private const string Keep = "keep";

    private BoundLet Conditional(DmnConditional conditional)
    {
        var condition = Bind(conditional.If);
        var local = locals.Reserve("if", FeelType.Any);
        var chosen = new BoundIf(PlaceOf("if"), FeelType.Any, Read(local), Bind(conditional.Then), Bind(conditional.Else));
        return new BoundLet(PlaceOf("if"), local, condition, WhenBoolean(Read(local), chosen));
    }

    private BoundLet Quantified(DmnQuantified loop)
    {
        var iterator = Iterator(loop.Variable, loop.In, loop.InTypeRef);
        locals.Enter(iterator.Local);
        var body = Bind(loop.Satisfies);
        locals.Leave(1);
        var place = PlaceOf(loop.IsEvery ? "every" : "some");
        var answers = locals.Reserve("satisfies", FeelType.Any);
        return new BoundLet(place, answers, new BoundFor(place, [iterator], body), WhenAll(answers, a => a, Ask(loop.IsEvery, answers, a => a)));
    }

    /// <summary>Each item with its condition, then the items whose condition is true: so the condition is evaluated once.</summary>
    private BoundLet Filter(DmnFilter filter)
    {
        var place = PlaceOf("filter");
        var select = Text.Filter(place, Bind(filter.In), () => Bind(filter.Match));
        var all = new BoundSelect(place, locals.Reserve(Item, FeelType.Any), select.Source, new BoundConstant(place, FeelType.Boolean, Value.True));
        var judged = new BoundFor(place, [new BoundIterator(select.Item, all)], Entries([Item, Keep], [Read(select.Item), select.Condition]));
        var pairs = locals.Reserve("judged", FeelType.Any);
        var pair = locals.Reserve(Item, FeelType.Any);
        var kept = new BoundMember(place, FeelType.Any, new BoundSelect(place, pair, Read(pairs), Kept(Read(pair))), Item);
        return new BoundLet(place, pairs, judged, WhenAll(pairs, Kept, kept));
    }

    private static BoundMember Kept(BoundNode pair) => new(PlaceOf(Keep), FeelType.Any, pair, Keep);

    private BoundIf WhenAll(Local list, Func<BoundNode, BoundNode> condition, BoundNode result) =>
        new(result.Place, FeelType.Any, Ask(true, list, e => IsBoolean(condition(e))), result, Nothing(Fault.WrongType));

    private static BoundIf WhenBoolean(BoundNode condition, BoundNode result) =>
        new(result.Place, FeelType.Any, IsBoolean(condition), result, Nothing(Fault.WrongType));

    private BoundQuantified Ask(bool isEvery, Local list, Func<BoundNode, BoundNode> condition)
    {
        var element = locals.Reserve("answer", FeelType.Any);
        return new BoundQuantified(PlaceOf(isEvery ? "every" : "some"), isEvery, [new BoundIterator(element, Read(list))], condition(Read(element)));
    }

    /// <summary>A condition that is null is not true, which is an answer.</summary>
    private static BoundLogical IsBoolean(BoundNode condition)
    {
        var place = condition.Place;
        var isNull = new BoundComparison(place, ComparisonOperator.Equal, condition, new BoundConstant(place, FeelType.Null, Value.Null));
        return new BoundLogical(place, LogicalOperator.Or, isNull, new BoundInstanceOf(place, condition, FeelType.Boolean));
    }

    private static BoundLocal Read(Local local) => new(PlaceOf(local.Name), local);
}

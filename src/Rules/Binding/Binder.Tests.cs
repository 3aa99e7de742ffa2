using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Binding;

/// <content>between, in and the unary tests of table cells.</content>
internal sealed partial class Binder
{
    /// <summary>Binds unary tests over a value that is held by a local.</summary>
    /// <param name="tests">The tests.</param>
    /// <param name="tested">The local.</param>
    /// <param name="shown">Where the tested value is written.</param>
    public BoundNode Tests(UnaryTestsNode tests, Local tested, Place shown)
    {
        var bound = tests.Tests.Select(t => Test(t, tested, shown)).ToArray();
        var any = bound.Length == 1 ? bound[0] : new BoundAnyOf(At(tests), [.. bound]);
        return tests.IsNegated ? new BoundNot(At(tests), any) : any;
    }

    private BoundLet Between(BetweenNode node)
    {
        var value = Bind(node.Subject);
        var local = Held(value);
        var test = Within(Read(local, value.Place), Bind(node.Low), true, Bind(node.High), true, At(node));
        return new BoundLet(At(node), local, value, test);
    }

    private BoundLet In(InNode node)
    {
        var value = Bind(node.Subject);
        var local = Held(value);
        return new BoundLet(At(node), local, value, Tests(node.Tests, local, value.Place));
    }

    private Local Held(BoundNode value) => locals.Reserve("?", value.Type, value.Unit, Domain(value));

    private BoundNode Test(Node test, Local tested, Place shown)
    {
        var value = Read(tested, shown);
        switch (test)
        {
            case AnyTestNode:
                return new BoundConstant(At(test), FeelType.Boolean, Value.True);
            case ComparisonTestNode comparison:
                return Compare(comparison.Operator, value, Bind(comparison.Operand), At(test));
            case RangeNode range:
                return Within(value, Bind(range.Low), range.LowIncluded, Bind(range.High), range.HighIncluded, At(test));
            default:
                return ValueTest(test, tested, value);
        }
    }

    private BoundNode ValueTest(Node test, Local tested, BoundLocal value)
    {
        var (outer, outerRead) = (subject, readSubject);
        (subject, readSubject) = (tested, false);
        var operand = Bind(test);
        var isCondition = readSubject;
        (subject, readSubject) = (outer, outerRead);
        if (isCondition)
        {
            return Boolean(operand);
        }

        if (operand.Type is not ListType list || value.Type is ListType)
        {
            return Compare(ComparisonOperator.Equal, value, operand, operand.Place);
        }

        if (!TypeRules.Comparable(value.Type, list.Element))
        {
            bag.Add(TypeMessages.Incomparable(test.Span, value.Type, list.Element));
        }

        foreach (var element in operand is BoundList literal ? literal.Elements : [])
        {
            CheckDomain(value, element, false);
        }

        return new BoundContains(operand.Place, operand, value);
    }

    private BoundNode Boolean(BoundNode bound)
    {
        if (!TypeRules.Assignable(bound.Type, FeelType.Boolean))
        {
            bag.Add(TypeMessages.NotBoolean(bound.Place.Span, bound.Type));
        }

        return bound;
    }

    private BoundWithin Within(BoundNode value, BoundNode low, bool lowIncluded, BoundNode high, bool highIncluded, Place place)
    {
        foreach (var end in new[] { low, high })
        {
            if (!TypeRules.Comparable(value.Type, end.Type) || !TypeRules.IsOrdered(value.Type) || !TypeRules.IsOrdered(end.Type))
            {
                bag.Add(TypeMessages.Incomparable(end.Place.Span, value.Type, end.Type));
            }
            else
            {
                CheckUnits(value, end, place.Span);
            }
        }

        if (low is BoundConstant a && high is BoundConstant b && Comparison.Sign(a.Value, b.Value) > 0)
        {
            bag.Add(TableMessages.EmptyRange(place.Span));
        }

        return new BoundWithin(place, value, low, lowIncluded, high, highIncluded);
    }
}

using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Functions;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Tables;

/// <summary>The values that pass a test, as a union of intervals; known only for tests against values that do not depend on the facts.</summary>
/// <param name="Intervals">The intervals; an end that is null is open to infinity. They may overlap.</param>
/// <param name="HasNull">Whether null passes.</param>
internal sealed record CellSet(ImmutableArray<CellSet.Interval> Intervals, bool HasNull)
{
    /// <summary>Every value passes.</summary>
    public static CellSet All { get; } = new([new(null, false, null, false)], true);

    private static readonly Overload Negation = FunctionTable.Find("not", Dialect.Strict)!.Overloads[0];

    private static readonly CellSet NullOnly = new([], true);

    /// <summary>One interval.</summary>
    internal readonly record struct Interval(Value? Low, bool LowIncluded, Value? High, bool HighIncluded)
    {
        public bool IsPoint => LowIncluded && HighIncluded && Low is { } low && High is { } high && CellOrder.Compare(low, high) == 0;

        public bool IsAll => Low is null && High is null;
    }

    /// <summary>The ends that are written, for cutting the values of a column into pieces.</summary>
    public IEnumerable<Value> Ends => Intervals.SelectMany(i => new[] { i.Low, i.High }).OfType<Value>();

    /// <summary>The set of a bound test, or null when it cannot be told.</summary>
    /// <param name="test">The test.</param>
    /// <param name="isSubject">Which node stands for the tested value.</param>
    public static CellSet? Of(BoundNode test, Func<BoundNode, bool> isSubject) => test switch
    {
        BoundConstant { Value: { IsTrue: true } } => All,
        BoundComparison { Right: BoundConstant end } c when isSubject(c.Left) => Comparison(c.Operator, end.Value),
        BoundComparison { Left: BoundConstant end } c when isSubject(c.Right) => Comparison(Mirrored(c.Operator), end.Value),
        BoundWithin { Low: BoundConstant low, High: BoundConstant high } w when isSubject(w.Subject) && IsEnd(low.Value) && IsEnd(high.Value) =>
            new([new(low.Value, w.LowIncluded, high.Value, w.HighIncluded)], false),
        BoundContains { List: var list } c when isSubject(c.Element) => Elements(list),
        BoundMatches { Test: BoundConstant value } m when isSubject(m.Subject) => Matching(value.Value),
        BoundAnyOf any => Together(any.Tests.Select(t => Of(t, isSubject)), CellAlgebra.Union),
        BoundLogical l => Together(new[] { l.Left, l.Right }.Select(n => Of(n, isSubject)), l.Operator == LogicalOperator.And ? CellAlgebra.Intersect : CellAlgebra.Union),
        BoundNot n => Of(n.Operand, isSubject) is { } set ? CellAlgebra.Complement(set) : null,
        BoundCall { Arguments: [var negated] } call when ReferenceEquals(call.Overload, Negation) => Of(negated, isSubject) is { } set ? CellAlgebra.Complement(set) : null,
        BoundDispatch { Function.Name: "not", Arguments: [var negated] } => Of(negated, isSubject) is { } set ? CellAlgebra.Complement(set) : null,
        BoundLet let when isSubject(let.Subject) => Of(let.Body, n => n is BoundLocal l && l.Local.Index == let.Local.Index),
        _ => isSubject(test) ? Point(Value.True) : null,
    };

    /// <summary>A set that holds every value for which the condition can be true; <see cref="All"/> when it says nothing about the subject.</summary>
    public static CellSet Implied(BoundNode condition, Func<BoundNode, bool> isSubject) => condition switch
    {
        BoundLogical { Operator: LogicalOperator.And } both =>
            CellAlgebra.Intersect([Implied(both.Left, isSubject), Implied(both.Right, isSubject)]),
        BoundLogical either => CellAlgebra.Union([Implied(either.Left, isSubject), Implied(either.Right, isSubject)]),
        _ => Of(condition, isSubject) ?? All,
    };

    private static CellSet? Comparison(ComparisonOperator operation, Value end)
    {
        if (operation == ComparisonOperator.NotEqual)
        {
            return Comparison(ComparisonOperator.Equal, end) is { } equal ? CellAlgebra.Complement(equal) : null;
        }

        if (operation == ComparisonOperator.Equal)
        {
            return end.Kind == ValueKind.Null ? NullOnly : IsEnd(end) || end.Kind == ValueKind.Boolean ? Point(end) : null;
        }

        return !IsEnd(end) ? null : operation switch
        {
            ComparisonOperator.Less => new([new(null, false, end, false)], false),
            ComparisonOperator.LessOrEqual => new([new(null, false, end, true)], false),
            ComparisonOperator.Greater => new([new(end, false, null, false)], false),
            _ => new([new(end, true, null, false)], false),
        };
    }

    private static CellSet? Elements(BoundNode list) => list switch
    {
        BoundConstant { Value: { Kind: ValueKind.List, AsList: var elements } } => Points(elements),
        BoundList { Elements: var elements } when elements.All(e => e is BoundConstant) => Points(elements.Select(e => ((BoundConstant)e).Value)),
        _ => null,
    };

    private static CellSet? Matching(Value test) => test.Kind switch
    {
        ValueKind.List => Points(test.AsList),
        ValueKind.Range when test.AsRange is var r && (r.Low is null || IsEnd(r.Low.Value)) && (r.High is null || IsEnd(r.High.Value)) =>
            new([new(r.Low, r.LowIncluded, r.High, r.HighIncluded)], false),
        _ => Comparison(ComparisonOperator.Equal, test),
    };

    private static CellSet? Points(IEnumerable<Value> values) =>
        Together(values.Select(v => Comparison(ComparisonOperator.Equal, v)), CellAlgebra.Union);

    private static CellSet Point(Value value) => new([new(value, true, value, true)], false);

    /// <summary>The sets combined; null when one of them cannot be told.</summary>
    private static CellSet? Together(IEnumerable<CellSet?> parts, Func<IReadOnlyCollection<CellSet>, CellSet> combine)
    {
        var known = new List<CellSet>();
        foreach (var part in parts)
        {
            if (part is null)
            {
                return null;
            }

            known.Add(part);
        }

        return combine(known);
    }

    /// <summary>Whether a literal has a place in one order of all values of its kind; with zones there are several.</summary>
    private static bool IsEnd(Value value) => value.Zone is null && Values.Comparison.Sign(value, value) == 0;

    private static ComparisonOperator Mirrored(ComparisonOperator operation) => operation switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => operation,
    };
}

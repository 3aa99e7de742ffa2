using System.Linq.Expressions;
using System.Reflection;

namespace Matching.Benchmarks.Engine;

/// <summary>One compiled delegate a policy over typed rows: what a rule engine written by hand comes down to.</summary>
/// <remarks>128 rows at a time, so that they stay in the nearest cache while one policy after the other looks at them.</remarks>
internal sealed class DelegateMatcher : ICompetitor
{
    private const int RowsAtOnce = 128;

    private readonly SubjectRow[] rows;
    private readonly RowTest[] policies;

    private delegate bool RowTest(ref SubjectRow row);

    /// <summary>Makes the rows and compiles the policies.</summary>
    public DelegateMatcher(Workload work)
    {
        rows = SubjectRows.Of(work.Subjects);
        policies = [.. work.Policies.Select(Compile)];
    }

    /// <inheritdoc/>
    public string Name => "one compiled delegate a policy, 1 thread";

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public long CountMatches()
    {
        var found = 0L;
        for (var start = 0; start < rows.Length; start += RowsAtOnce)
        {
            var some = rows.AsSpan(start, Math.Min(RowsAtOnce, rows.Length - start));
            foreach (var policy in policies)
            {
                foreach (ref var row in some)
                {
                    found += policy(ref row) ? 1 : 0;
                }
            }
        }

        return found;
    }

    private static RowTest Compile(SyntheticPolicy policy)
    {
        var row = Expression.Parameter(typeof(SubjectRow).MakeByRefType(), "row");
        var conditions = policy.Conditions.Select(c => c.Select(a => Holds(row, a)).Aggregate(Expression.OrElse));
        return Expression.Lambda<RowTest>(conditions.Aggregate(Expression.AndAlso), row).Compile();
    }

    private static Expression Holds(ParameterExpression row, Atom atom)
    {
        var fact = Expression.Field(row, SubjectRows.MemberOf(atom.Field));
        var value = Expression.Call(fact, fact.Type.GetMethod(nameof(Nullable<>.GetValueOrDefault), BindingFlags.Public | BindingFlags.Instance, [])!);
        return Expression.AndAlso(Expression.Property(fact, nameof(Nullable<>.HasValue)), Passes(value, atom));
    }

    private static Expression Passes(Expression value, Atom atom) => atom.Test switch
    {
        Test.AtLeast => Expression.GreaterThanOrEqual(value, Expression.Constant(atom.Operand)),
        Test.AtMost => Expression.LessThanOrEqual(value, Expression.Constant(atom.Operand)),
        Test.Is => atom.Operand == 1 ? value : Expression.Not(value),
        _ => Expression.NotEqual(
            Expression.And(Expression.RightShift(Expression.Constant(atom.Operand), Expression.Convert(value, typeof(int))), Expression.Constant(1)), Expression.Constant(0)),
    };
}

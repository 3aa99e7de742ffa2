using System.Linq.Expressions;
using System.Reflection;

namespace Matching.Benchmarks.Engine;

/// <summary>Turns columns into typed rows.</summary>
internal static class SubjectRows
{
    private delegate void Setter(ref SubjectRow row, int value);

    /// <summary>The member that holds a field.</summary>
    public static FieldInfo MemberOf(Field field) => typeof(SubjectRow).GetField(field.Code)
        ?? throw new InvalidOperationException($"{nameof(SubjectRow)} has no member {field.Code}");

    /// <summary>All subjects as rows.</summary>
    public static SubjectRow[] Of(Subjects subjects)
    {
        var rows = new SubjectRow[subjects.Count];
        foreach (var field in Fields.All)
        {
            var (set, values, known) = (SetterOf(field), subjects.ValuesOf(field), subjects.KnownOf(field));
            for (var row = 0; row < rows.Length; row++)
            {
                if (known[row])
                {
                    set(ref rows[row], values[row]);
                }
            }
        }

        return rows;
    }

    private static Setter SetterOf(Field field)
    {
        var (row, value) = (Expression.Parameter(typeof(SubjectRow).MakeByRefType()), Expression.Parameter(typeof(int)));
        var member = MemberOf(field);
        Expression raw = field.Kind == FieldKind.Flag ? Expression.Equal(value, Expression.Constant(1)) : value;
        return Expression.Lambda<Setter>(Expression.Assign(Expression.Field(row, member), Expression.Convert(Typed(raw, member), member.FieldType)), row, value).Compile();
    }

    private static Expression Typed(Expression raw, FieldInfo member) => Expression.Convert(raw, Nullable.GetUnderlyingType(member.FieldType)!);
}

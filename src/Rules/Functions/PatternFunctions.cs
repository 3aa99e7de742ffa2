using System.Collections.Immutable;
using System.Text;
using Matching.Rules.Binding;
using Matching.Rules.Functions.Patterns;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>matches, replace and split: functions of regular expressions (DMN 1.5, table 73; XPath Functions and Operators, 5.6). Where XPath raises an error there is no result.</summary>
internal static class PatternFunctions
{
    private static readonly FeelType Text = FeelType.String;

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        Of("matches", FeelType.Boolean, [Need("input", Text), Need("pattern", Text), MayOrNull("flags", Text)], Matches),
        Of("replace", Text, [Need("input", Text), Need("pattern", Text), Need("replacement", Text), MayOrNull("flags", Text)], Replace),
        Of("split", new ListType(Text), [Need("string", Text), Need("delimiter", Text)], Split),
    ];

    private static BuiltIn Of(string name, FeelType result, ImmutableArray<Parameter> parameters, Func<Value[], Budget, Value> body) =>
        new(name, [Overload(result, parameters, (a, budget) => Guarded(() => body(a, budget)))]);

    private static Value Guarded(Func<Value> body)
    {
        try
        {
            return body();
        }
        catch (PatternException refused)
        {
            return refused.Fault;
        }
    }

    private static string Flags(Value[] a, int place) => IsGiven(a, place) ? a[place].AsString : "";

    private static Value Matches(Value[] a, Budget budget) => Value.Of(Pattern.Read(a[1].AsString, Flags(a, 2)).Matches(a[0].AsString, budget));

    private static Value Replace(Value[] a, Budget budget)
    {
        var pattern = NotEmpty(Pattern.Read(a[1].AsString, Flags(a, 3)), budget);
        var replacement = Replacement.Read(a[2].AsString, pattern);
        var subject = pattern.On(a[0].AsString, budget);
        var (text, at) = (new StringBuilder(), 0);
        foreach (var match in pattern.AllIn(subject))
        {
            Pattern.Append(text, subject.Points.AsSpan(at, match[0] - at));
            replacement.AppendTo(text, match, subject);
            at = match[1];
        }

        return Value.Of(Pattern.Append(text, subject.Points.AsSpan(at)).ToString());
    }

    private static Value Split(Value[] a, Budget budget)
    {
        var pattern = NotEmpty(Pattern.Read(a[1].AsString, ""), budget);
        var subject = pattern.On(a[0].AsString, budget);
        var (parts, at) = (ImmutableArray.CreateBuilder<Value>(), 0);
        foreach (var match in pattern.AllIn(subject))
        {
            Budget.CheckList(parts.Count + 2);
            parts.Add(Part(subject, at, match[0]));
            at = match[1];
        }

        parts.Add(Part(subject, at, subject.Points.Length));
        return Value.Of(parts.ToImmutable());
    }

    private static Value Part(Subject subject, int from, int to) => Value.Of(Pattern.Append(new StringBuilder(), subject.Points.AsSpan(from, to - from)).ToString());

    /// <summary>A pattern that matches the empty string is refused where it is asked for what lies between its matches.</summary>
    private static Pattern NotEmpty(Pattern pattern, Budget budget) => pattern.Matches("", budget) ? throw PatternException.Malformed() : pattern;
}

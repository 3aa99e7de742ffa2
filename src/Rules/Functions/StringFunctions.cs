using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions of strings, regular expressions apart (DMN 1.5, table 73). Lengths and places count code points; comparison is ordinal.</summary>
internal static class StringFunctions
{
    private const int ComparisonsPerStep = 16_384;

    private static readonly FeelType Text = FeelType.String;

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        Function("string length", FeelType.Number, [Need("string", Text)], a => Value.Of((decimal)CodePoints.Count(a[0].AsString))),
        Function("substring", Text, [Need("string", Text), Need("start position", FeelType.Number), May("length", FeelType.Number)], Substring),
        Search("contains", FeelType.Boolean, (_, _, at) => Value.Of(at >= 0)),
        Function("starts with", FeelType.Boolean, [Need("string", Text), Need("match", Text)],
            a => Value.Of(a[0].AsString.StartsWith(a[1].AsString, StringComparison.Ordinal))),
        Function("ends with", FeelType.Boolean, [Need("string", Text), Need("match", Text)],
            a => Value.Of(a[0].AsString.EndsWith(a[1].AsString, StringComparison.Ordinal))),
        Function("upper case", Text, [Need("string", Text)], a => Value.Of(a[0].AsString.ToUpperInvariant())),
        Function("lower case", Text, [Need("string", Text)], a => Value.Of(a[0].AsString.ToLowerInvariant())),
        Search("substring before", Text, (text, _, at) => Value.Of(at < 0 ? "" : text[..at])),
        Search("substring after", Text, (text, match, at) => Value.Of(at < 0 ? "" : text[(at + match.Length)..])),
        Function("string join", Text, [Need("list", new ListType(Text)), MayOrNull("delimiter", Text)], Join),
    ];

    private static Value Substring(Value[] a)
    {
        var text = a[0].AsString;
        var count = CodePoints.Count(text);
        var length = a.Length > 2 ? Position.Length(a[2]) : count;
        if (Position.Of(a[1], count) is not { } first || length is not > 0)
        {
            return Fault.OutOfRange;
        }

        var from = CodePoints.Index(text, first);
        var to = CodePoints.Index(text, Math.Min(first + length.Value, count));
        return Value.Of(text[from..to]);
    }

    /// <summary>A function of where one string first occurs in another.</summary>
    private static BuiltIn Search(string name, FeelType type, Func<string, string, int, Value> result) => new(name,
    [
        Overload(type, [Need("string", Text), Need("match", Text)], (a, budget) =>
        {
            // A search may compare nearly all of the match at every place.
            var (text, match) = (a[0].AsString, a[1].AsString);
            budget.Charge((int)((long)text.Length * match.Length / ComparisonsPerStep));
            return result(text, match, text.IndexOf(match, StringComparison.Ordinal));
        }),
    ]);

    /// <summary>The strings with the delimiter between them; null elements are left out (DMN 1.5, table 73).</summary>
    private static Value Join(Value[] a)
    {
        var delimiter = IsGiven(a, 1) ? a[1].AsString : "";
        var parts = a[0].AsList.RemoveAll(p => p.Kind == ValueKind.Null);
        if (parts.Any(p => p.Kind != ValueKind.String))
        {
            return Fault.WrongType;
        }

        var length = parts.Sum(p => (long)p.AsString.Length + delimiter.Length);
        return length > Budget.MaxString ? Fault.Limit : Value.Of(string.Join(delimiter, parts.Select(p => p.AsString)));
    }
}

using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions of strings, regular expressions apart (DMN 1.5, table 73). Lengths and places count code points; comparison is ordinal.</summary>
internal static class StringFunctions
{
    private static readonly FeelType Text = FeelType.String;

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        Function("string length", FeelType.Number, [Need("string", Text)], a => Value.Of((decimal)CodePoints.Count(a[0].AsString))),
        Function("substring", Text, [Need("string", Text), Need("start position", FeelType.Number), May("length", FeelType.Number)], Substring),
        Function("contains", FeelType.Boolean, [Need("string", Text), Need("match", Text)],
            a => Value.Of(a[0].AsString.Contains(a[1].AsString, StringComparison.Ordinal))),
        Function("starts with", FeelType.Boolean, [Need("string", Text), Need("match", Text)],
            a => Value.Of(a[0].AsString.StartsWith(a[1].AsString, StringComparison.Ordinal))),
        Function("ends with", FeelType.Boolean, [Need("string", Text), Need("match", Text)],
            a => Value.Of(a[0].AsString.EndsWith(a[1].AsString, StringComparison.Ordinal))),
        Function("upper case", Text, [Need("string", Text)], a => Value.Of(a[0].AsString.ToUpperInvariant())),
        Function("lower case", Text, [Need("string", Text)], a => Value.Of(a[0].AsString.ToLowerInvariant())),
        Function("substring before", Text, [Need("string", Text), Need("match", Text)], a => Before(a[0].AsString, a[1].AsString)),
        Function("substring after", Text, [Need("string", Text), Need("match", Text)], a => After(a[0].AsString, a[1].AsString)),
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

    private static Value Before(string text, string match)
    {
        var at = text.IndexOf(match, StringComparison.Ordinal);
        return Value.Of(at < 0 ? "" : text[..at]);
    }

    private static Value After(string text, string match)
    {
        var at = text.IndexOf(match, StringComparison.Ordinal);
        return Value.Of(at < 0 ? "" : text[(at + match.Length)..]);
    }

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

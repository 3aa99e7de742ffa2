using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions of strings. Lengths and places count code points; comparison is ordinal.</summary>
internal static class StringFunctions
{
    private static readonly FeelType Text = FeelType.String;

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        Function("string", Text, [Need("from", FeelType.Any)], a => Shown(a[0])),
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
        Function("string join", Text, [Need("list", new ListType(Text)), May("delimiter", Text)], Join),
    ];

    private static Value Shown(Value value) => value.Kind == ValueKind.String ? value
        : value.Kind is ValueKind.List or ValueKind.Context ? Fault.WrongType : Value.Of(value.ToString());

    private static Value Substring(Value[] a)
    {
        var text = a[0].AsString;
        var (start, length) = (a[1].AsNumber, a.Length > 2 ? a[2].AsNumber : int.MaxValue);
        var count = CodePoints.Count(text);
        var first = start > 0 ? start - 1 : count + start;
        if (start == 0 || first < 0 || first >= count || length < 1 || start % 1 != 0 || length % 1 != 0)
        {
            return Fault.OutOfRange;
        }

        var from = CodePoints.Index(text, (int)first);
        var to = CodePoints.Index(text, (int)Math.Min(first + length, count));
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

    private static Value Join(Value[] a)
    {
        var delimiter = a.Length > 1 ? a[1].AsString : "";
        var parts = a[0].AsList;
        if (parts.Any(p => p.Kind != ValueKind.String))
        {
            return Fault.WrongType;
        }

        var length = parts.Sum(p => (long)p.AsString.Length + delimiter.Length);
        return length > Budget.MaxString ? Fault.Limit : Value.Of(string.Join(delimiter, parts.Select(p => p.AsString)));
    }
}

using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>Reads a range of literals, such as <c>[18..21)</c> (DMN 1.5, 10.3.1.2, rules 66 to 68).</summary>
internal static class RangeText
{
    private static readonly string[] Constructors = ["date and time", "date", "time", "duration"];

    /// <summary>The range; a fault when the text is not one or its ends are of two kinds.</summary>
    public static Value Read(string text)
    {
        var rest = text.AsSpan().Trim();
        if (rest.Length < 4 || "([]".IndexOf(rest[0], StringComparison.Ordinal) < 0 || ")[]".IndexOf(rest[^1], StringComparison.Ordinal) < 0)
        {
            return Fault.InvalidText;
        }

        var (lowIncluded, highIncluded) = (rest[0] == '[', rest[^1] == ']');
        rest = rest[1..^1].Trim();
        Value? low = null, high = null;
        if (!rest.StartsWith("..") && !Endpoint(ref rest, out low))
        {
            return Fault.InvalidText;
        }

        rest = rest.TrimStart();
        if (!rest.StartsWith(".."))
        {
            return Fault.InvalidText;
        }

        rest = rest[2..].TrimStart();
        if ((!rest.IsEmpty && !Endpoint(ref rest, out high)) || !rest.Trim().IsEmpty)
        {
            return Fault.InvalidText;
        }

        return Range(new FeelRange(low, lowIncluded, high, highIncluded));
    }

    /// <summary>An end that is missing must be open; both may not be.</summary>
    private static Value Range(FeelRange range) => range switch
    {
        { Low: null, High: null } or { Low: null, LowIncluded: true } or { High: null, HighIncluded: true } => Fault.InvalidText,
        { Low: { } low, High: { } high } when Comparison.Sign(low, high) is null => Fault.Incomparable,
        _ => Value.Of(range),
    };

    private static bool Endpoint(ref ReadOnlySpan<char> rest, out Value? value)
    {
        value = rest[0] == '"' ? Text(ref rest)
            : rest[0] == '@' ? Literal(ref rest)
            : char.IsAsciiDigit(rest[0]) || rest[0] is '-' or '.' ? Number(ref rest)
            : Constructed(ref rest);
        return value is { IsUnknown: false, Kind: not ValueKind.Null };
    }

    private static Value? Number(ref ReadOnlySpan<char> rest)
    {
        var end = rest[0] == '-' ? 1 : 0;
        for (; end < rest.Length && (char.IsAsciiDigit(rest[end]) || (rest[end] == '.' && end + 1 < rest.Length && char.IsAsciiDigit(rest[end + 1]))); end++)
        {
        }

        var digits = rest[..end];
        rest = rest[end..];
        return FeelNumber.TryParse(digits, out var number) ? Value.Of(number) : null;
    }

    private static Value? Literal(ref ReadOnlySpan<char> rest)
    {
        rest = rest[1..];
        return Text(ref rest) is { } text ? TemporalText.Read(text.AsString) : null;
    }

    private static Value? Constructed(ref ReadOnlySpan<char> rest)
    {
        foreach (var name in Constructors)
        {
            if (rest.StartsWith(name) && rest[name.Length..].TrimStart() is ['(', .. var inside])
            {
                inside = inside.TrimStart();
                if (Text(ref inside) is not { } text || inside.TrimStart() is not [')', .. var after])
                {
                    return null;
                }

                rest = after;
                return Invocation.Dispatch(FunctionTable.Find(name, Dialect.Standard)!, [], [text], new Budget());
            }
        }

        return null;
    }

    private static Value? Text(ref ReadOnlySpan<char> rest)
    {
        if (rest is not ['"', ..])
        {
            return null;
        }

        var found = new DiagnosticBag();
        var (content, end) = Syntax.StringReader.Read(rest.ToString(), 0, Dialect.Standard, found);
        rest = rest[end..];
        return found.HasErrors ? null : Value.Of(content);
    }
}

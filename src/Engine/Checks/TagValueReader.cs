using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Checks;

/// <summary>Reads the JSON value of a tag by its type in the dictionary; nothing is guessed.</summary>
internal static class TagValueReader
{
    private const int ExactDigits = 28;

    /// <summary>The value.</summary>
    /// <exception cref="CheckRefusedException">The value has another type, is outside the tag's set or cannot be held exactly.</exception>
    public static Value Read(Tag tag, JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            throw Refusal.Of(CheckCodes.Type, path, $"“{tag.Name}”为 null；未知的标签不要写出", $"'{tag.Name}' is null; leave a tag out when it is unknown");
        }

        return tag.Type switch
        {
            TagType.Number or TagType.Money or TagType.Percent => InSet(tag, Number(tag, element, path), path),
            TagType.Boolean => Boolean(tag, element, path),
            TagType.Date => Value.Of(CalendarDate.Parse(Text(tag, element, path), path)),
            TagType.Enum => InSet(tag, Value.Of(Text(tag, element, path)), path),
            TagType.List => List(tag, element, path),
            _ => throw new ArgumentOutOfRangeException(nameof(tag), tag.Type, "no such type"),
        };
    }

    private static Value Boolean(Tag tag, JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        _ => throw Wrong(tag, element, path, "true 或 false", "true or false"),
    };

    private static string Text(Tag tag, JsonElement element, string path) => element.ValueKind == JsonValueKind.String
        ? Refusal.TextOf(element, path)
        : throw Wrong(tag, element, path, "文本", "a string");

    private static Value Number(Tag tag, JsonElement element, string path)
    {
        var (text, style) = element.ValueKind switch
        {
            JsonValueKind.Number => (element.GetRawText(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent),
            JsonValueKind.String => (Refusal.TextOf(element, path), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint),
            _ => throw Wrong(tag, element, path, "数", "a number"),
        };
        if (element.ValueKind == JsonValueKind.String && !IsPlainDecimal(text))
        {
            throw Wrong(tag, element, path, "十进制数（不带单位、百分号和千分位）", "a decimal number (no unit, percent sign or grouping)");
        }

        return decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && IsExact(text)
            ? Value.Of(number)
            : throw Refusal.Of(
                CheckCodes.Number, path,
                $"“{tag.Name}”的数 {Refusal.Short(text)} 超出可精确表示的范围（{ExactDigits} 位有效数字）",
                $"the number {Refusal.Short(text)} of '{tag.Name}' cannot be held exactly ({ExactDigits} significant digits)");
    }

    private static bool IsPlainDecimal(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? "0" : digits[(point + 1)..];
        return whole.Length > 0 && fraction.Length > 0 && !whole.ContainsAnyExceptInRange('0', '9') && !fraction.ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>A decimal rounds what is too long for it; digits or an exponent that it might round are refused instead.</summary>
    private static bool IsExact(string text)
    {
        var exponentAt = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = exponentAt < 0 ? text.AsSpan() : text.AsSpan(0, exponentAt);
        var point = mantissa.IndexOf('.');
        var digits = string.Concat(mantissa.ToString().Where(char.IsAsciiDigit));
        var exponent = exponentAt < 0 ? 0 : int.TryParse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var e) ? e : int.MaxValue;
        var places = (point < 0 ? 0L : mantissa.Length - point - 1L) - exponent;
        var trailing = digits.Length - digits.TrimEnd('0').Length;
        return digits.Trim('0').Length == 0 || (digits.TrimStart('0').Length <= ExactDigits && places - trailing <= ExactDigits);
    }

    private static Value List(Tag tag, JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(tag, element, path, "文本的数组", "an array of strings");
        }

        if (element.GetArrayLength() > CheckLimits.List)
        {
            throw Refusal.Of(CheckCodes.Limit, path, $"“{tag.Name}”的元素超过 {CheckLimits.List} 个", $"'{tag.Name}' has more than {CheckLimits.List} elements");
        }

        var elements = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in element.EnumerateArray())
        {
            var place = $"{path}[{elements.Count}]";
            elements.Add(InSet(tag, Value.Of(Text(tag, item, place)), place));
        }

        return Value.Of(elements.ToImmutable());
    }

    private static Value InSet(Tag tag, Value value, string path)
    {
        if (tag.OpenCodeSet || tag.Values.IsEmpty || tag.Values.Contains(value))
        {
            return value;
        }

        var allowed = string.Join(", ", tag.Values);
        throw Refusal.Of(
            CheckCodes.Code, path,
            $"“{tag.Name}”没有取值 {Refusal.Short(value.ToString())}；可取 {allowed}",
            $"'{tag.Name}' has no value {Refusal.Short(value.ToString())}; it takes {allowed}");
    }

    private static CheckRefusedException Wrong(Tag tag, JsonElement element, string path, string zh, string en) => Refusal.Of(
        CheckCodes.Type, path,
        $"“{tag.Name}”应为{zh}，得到的是 {Refusal.Kind(element)} {Refusal.Short(element.GetRawText())}",
        $"'{tag.Name}' takes {en}, not {Refusal.Kind(element)} {Refusal.Short(element.GetRawText())}");
}

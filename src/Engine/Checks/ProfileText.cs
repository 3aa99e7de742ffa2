using System.Text.Json;

namespace Matching.Engine.Checks;

/// <summary>One profile of the input, or why its text cannot be read.</summary>
/// <param name="Place">Where it stands, e.g. <c>[2]</c> or <c>line 3</c>; empty for a single object.</param>
/// <param name="Element">The JSON, when it could be read.</param>
/// <param name="Refused">Why not, else null.</param>
internal sealed record ProfileEntry(string Place, JsonElement Element, CheckRefusedException? Refused);

/// <summary>Splits the text of an input into profiles: one JSON object, an array, or JSON lines.</summary>
internal static class ProfileText
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = CheckLimits.Depth, AllowDuplicateProperties = true };

    /// <summary>The profiles in input order.</summary>
    /// <exception cref="CheckRefusedException">The text as a whole cannot be read.</exception>
    public static IEnumerable<ProfileEntry> Read(string text)
    {
        if (text.Length > CheckLimits.Text)
        {
            throw Refusal.Of(CheckCodes.Limit, "1:1", $"输入超过 {CheckLimits.Text} 个字符；请分成几份", $"the input is longer than {CheckLimits.Text} characters; split it");
        }

        var body = text.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(body))
        {
            throw Refusal.Of(CheckCodes.Profile, "1:1", "输入为空；给一个 JSON 对象、数组或 JSON 行", "the input is empty; give a JSON object, an array or JSON lines");
        }

        return IsLines(body) ? Lines([.. NonBlank(body)]) : Whole(body);
    }

    /// <summary>JSON lines begin with an object that ends on its line, or whose next line begins another.</summary>
    private static bool IsLines(string body)
    {
        string[] first = [.. NonBlank(body).Take(2).Select(l => l.Text)];
        return first.Length == 2 && first[0].TrimStart().StartsWith('{')
            && (Parse(first[0], "", 0).Refused is null || first[1].TrimStart().StartsWith('{'));
    }

    /// <summary>Counted before the first is read, so that nothing is answered by halves.</summary>
    private static IEnumerable<ProfileEntry> Lines(List<(string Text, int Number)> lines)
    {
        Count(lines.Count);
        return lines.Select(line => Parse(line.Text, $"line {line.Number}", line.Number - 1));
    }

    private static IEnumerable<ProfileEntry> Whole(string body)
    {
        var entry = Parse(body, "", 0);
        if (entry.Refused is { } refused)
        {
            throw refused;
        }

        if (entry.Element.ValueKind != JsonValueKind.Array)
        {
            return [entry];
        }

        Count(entry.Element.GetArrayLength());
        return entry.Element.EnumerateArray().Select((e, i) => new ProfileEntry($"[{i}]", e, null));
    }

    private static void Count(int profiles)
    {
        if (profiles > CheckLimits.Profiles)
        {
            throw Refusal.Of(CheckCodes.Limit, "1:1", $"档案超过 {CheckLimits.Profiles} 份；请分成几份", $"more than {CheckLimits.Profiles} profiles; split the input");
        }
    }

    private static IEnumerable<(string Text, int Number)> NonBlank(string body) =>
        body.Split('\n').Select((l, i) => (Text: l, Number: i + 1)).Where(l => !string.IsNullOrWhiteSpace(l.Text));

    private static ProfileEntry Parse(string json, string place, int linesBefore)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return new ProfileEntry(place, document.RootElement.Clone(), null);
        }
        catch (JsonException e)
        {
            var at = $"{linesBefore + (e.LineNumber ?? 0) + 1}:{(e.BytePositionInLine ?? 0) + 1}";
            return new ProfileEntry(place, default, Refusal.Of(
                CheckCodes.Json, at,
                $"不是合法的 JSON（行:字节 {at}，嵌套至多 {CheckLimits.Depth} 层）：{e.Message}",
                $"this is not JSON (line:byte {at}; nesting up to {CheckLimits.Depth}): {e.Message}"));
        }
    }
}

using System.Text.Json;
using Matching.Rules;
using Matching.Rules.Binding;

namespace Matching.Engine.Checks;

/// <summary>Wordings that several readers of a profile share.</summary>
internal static class Refusal
{
    public static CheckRefusedException Of(string code, string path, string zh, string en) => new(code, new LocalizedText(zh, en), path);

    /// <summary>The properties of an object by name, each once.</summary>
    public static Dictionary<string, JsonElement> PropertiesOf(JsonElement element, string path)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!properties.TryAdd(property.Name, property.Value))
            {
                var place = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                throw Of(CheckCodes.Duplicate, place, $"属性“{property.Name}”出现两次；只保留一个", $"the property '{property.Name}' occurs twice; keep one");
            }
        }

        return properties;
    }

    /// <summary>A text within its bounds.</summary>
    public static string TextOf(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            throw Of(CheckCodes.Type, path, $"这里应为文本，得到的是 {Kind(element)}", $"a string is needed here, not {Kind(element)}");
        }

        var text = element.GetString()!;
        return text.Length <= CheckLimits.String
            ? text
            : throw Of(CheckCodes.Limit, path, $"文本超过 {CheckLimits.String} 个字符", $"the string is longer than {CheckLimits.String} characters");
    }

    public static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        _ => "null",
    };

    /// <summary>“; did you mean …” for names that are near, or nothing.</summary>
    public static LocalizedText Meant(string wanted, IEnumerable<string> known)
    {
        var near = Nearest.To(wanted, known);
        return near.Count == 0
            ? new LocalizedText("", "")
            : new LocalizedText($"；是否指 {string.Join("、", near)}", $"; did you mean {string.Join(", ", near)}");
    }

    /// <summary>At most the first characters of a text that someone typed, for a message.</summary>
    public static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}

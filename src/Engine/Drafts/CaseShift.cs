using System.Globalization;
using System.Text.Json.Nodes;
using Matching.Rules.Packs;

namespace Matching.Engine.Drafts;

/// <summary>Moves a case by whole years, its dates with it, so that ages and spans in it stay what they were.</summary>
internal static class CaseShift
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>The case on the first anniversary of its date that is not before a day; the case itself when it is not before it.</summary>
    public static Case To(Case one, DateOnly from)
    {
        var years = 0;
        while (one.AsOf.AddYears(years) < from)
        {
            years++;
        }

        return years == 0 ? one : one with { AsOf = one.AsOf.AddYears(years), Tags = (JsonObject)Shift(one.Tags, years)! };
    }

    private static JsonNode? Shift(JsonNode? node, int years) => node switch
    {
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Shift(p.Value, years)))),
        JsonArray list => new JsonArray([.. list.Select(i => Shift(i, years))]),
        JsonValue value when value.TryGetValue<string>(out var text)
            && DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
            JsonValue.Create(date.AddYears(years).ToString(Form, CultureInfo.InvariantCulture)),
        _ => node?.DeepClone(),
    };
}

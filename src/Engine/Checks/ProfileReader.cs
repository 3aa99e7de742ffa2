using System.Collections.Immutable;
using System.Text.Json;
using Matching.Engine.Tags;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Checks;

/// <summary>Reads one profile strictly.</summary>
internal sealed class ProfileReader(Catalogue catalogue, TagDictionary dictionary)
{
    private static readonly ImmutableArray<string> Known = ["id", "kind", "asOf", "policies", "tags"];
    private readonly TagsReader tags = new(dictionary);

    /// <summary>The profile.</summary>
    /// <exception cref="CheckRefusedException">It cannot be used.</exception>
    public CheckProfile Read(JsonElement element, DateOnly defaultAsOf)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Of(CheckCodes.Profile, "", $"档案应为对象，得到的是 {Refusal.Kind(element)}", $"a profile is an object, not {Refusal.Kind(element)}");
        }

        var properties = Refusal.PropertiesOf(element, "");
        var id = IdOf(properties);
        RefuseUnknown(properties);
        var kind = KindOf(properties);
        var asOf = properties.TryGetValue("asOf", out var date) ? CalendarDate.Parse(Refusal.TextOf(date, "asOf"), "asOf") : defaultAsOf;
        var policies = properties.TryGetValue("policies", out var ids) ? PoliciesOf(ids, kind) : default(ImmutableArray<string>?);
        var values = properties.TryGetValue("tags", out var given) ? tags.Read(given, asOf) : [];
        return new CheckProfile(id, kind, asOf, policies, values);
    }

    /// <summary>The identifier of a profile that may be refused, or null.</summary>
    public static string? TryId(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonElement[] ids = [.. element.EnumerateObject().Where(p => p.Name == "id").Select(p => p.Value)];
        return ids is [{ ValueKind: JsonValueKind.String } id] && id.GetString() is { Length: > 0 and <= CheckLimits.String } text ? text : null;
    }

    private static string IdOf(Dictionary<string, JsonElement> properties)
    {
        if (!properties.TryGetValue("id", out var element))
        {
            throw Refusal.Of(CheckCodes.Id, "id", "档案没有 id；给它一个文本标识", "the profile has no id; give it a string");
        }

        var id = Refusal.TextOf(element, "id");
        return id.Length > 0 ? id : throw Refusal.Of(CheckCodes.Id, "id", "id 为空", "the id is empty");
    }

    private static void RefuseUnknown(Dictionary<string, JsonElement> properties)
    {
        foreach (var name in properties.Keys.Where(n => !Known.Contains(n)))
        {
            var meant = Refusal.Meant(name, Known);
            throw Refusal.Of(
                CheckCodes.Property, name,
                $"档案没有属性“{Refusal.Short(name)}”{meant.Zh}；可用 {string.Join("、", Known)}",
                $"a profile has no property '{Refusal.Short(name)}'{meant.En}; it has {string.Join(", ", Known)}");
        }
    }

    private static SubjectKind KindOf(Dictionary<string, JsonElement> properties)
    {
        var kind = properties.TryGetValue("kind", out var element) ? Refusal.TextOf(element, "kind") : "";
        return kind switch
        {
            "citizen" => SubjectKind.Citizen,
            "enterprise" => SubjectKind.Enterprise,
            _ => throw Refusal.Of(
                CheckCodes.Kind, "kind",
                $"kind 为“{Refusal.Short(kind)}”；应为 citizen 或 enterprise（家庭政策用 citizen，标签描述申请人家庭）",
                $"kind is '{Refusal.Short(kind)}'; use citizen or enterprise (household policies: citizen, with the household's tags)"),
        };
    }

    private ImmutableArray<string> PoliciesOf(JsonElement element, SubjectKind kind)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Refusal.Of(CheckCodes.Type, "policies", $"policies 应为数组，得到的是 {Refusal.Kind(element)}", $"policies is an array, not {Refusal.Kind(element)}");
        }

        if (element.GetArrayLength() > CheckLimits.Policies)
        {
            throw Refusal.Of(CheckCodes.Limit, "policies", $"政策超过 {CheckLimits.Policies} 个", $"more than {CheckLimits.Policies} policies");
        }

        var ids = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (i, item) in element.EnumerateArray().Index())
        {
            ids.Add(PolicyOf(item, $"policies[{i}]", kind));
        }

        return [.. ids];
    }

    private string PolicyOf(JsonElement element, string path, SubjectKind kind)
    {
        var id = Refusal.TextOf(element, path);
        var policy = PolicyChoice.Require(catalogue, id, path);
        return PolicyChoice.IsFor(policy, kind)
            ? id
            : throw Refusal.Of(
                CheckCodes.PolicyKind, path, $"政策 {id} 不适用于 {kind} 类对象", $"the policy {id} is not for subjects of kind {kind}");
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Matching.Engine.Decisions;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Checks;

/// <summary>Reads the <c>tags</c> of a profile against the dictionary.</summary>
internal sealed class TagsReader(TagDictionary dictionary)
{
    /// <summary>Values by Chinese name.</summary>
    /// <exception cref="CheckRefusedException">A tag is unknown, given twice, of the wrong type or at odds with the date.</exception>
    public ImmutableDictionary<string, Value> Read(JsonElement element, DateOnly asOf)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Of(CheckCodes.Type, "tags", $"tags 应为对象，得到的是 {Refusal.Kind(element)}", $"tags is an object, not {Refusal.Kind(element)}");
        }

        var properties = Refusal.PropertiesOf(element, "tags");
        if (properties.Count > CheckLimits.Tags)
        {
            throw Refusal.Of(CheckCodes.Limit, "tags", $"标签超过 {CheckLimits.Tags} 个", $"more than {CheckLimits.Tags} tags");
        }

        var values = ImmutableDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        foreach (var (name, json) in properties)
        {
            Add(values, name, json, asOf);
        }

        return values.ToImmutable();
    }

    private void Add(ImmutableDictionary<string, Value>.Builder values, string name, JsonElement json, DateOnly asOf)
    {
        var path = $"tags.{name}";
        if (dictionary.Find(name) is not { } tag)
        {
            if (name != TagDictionary.AsOfName)
            {
                throw UnknownTag(name, path);
            }

            RequireDate(name, json, asOf, path);
            return;
        }

        if (values.ContainsKey(tag.Name))
        {
            throw Refusal.Of(
                CheckCodes.TagTwice, path,
                $"“{tag.Name}”用名称和代码 {tag.Code} 各给了一次；只保留一个", $"'{tag.Name}' is given by name and by code {tag.Code}; keep one");
        }

        if (tag.Name == TagDictionary.AsOfName || (tag.Role == TagRole.System && tag.Formula is not null))
        {
            RequireDate(tag.Name, json, Computed(tag, asOf), path);
            return;
        }

        values.Add(tag.Name, TagValueReader.Read(tag, json, path));
    }

    private Value Computed(Tag tag, DateOnly asOf)
    {
        if (tag.Formula is not { } formula)
        {
            return Value.Of(asOf);
        }

        var filler = new FrameFiller(new FramePlan(dictionary, [formula]), asOf, defaults: false, child: false);
        var frame = filler.NewFrame();
        filler.Fill(ProfileFacts.Nothing, frame, default(CompiledPath));
        return formula.Evaluate(frame);
    }

    private static void RequireDate(string name, JsonElement json, DateOnly computed, string path) =>
        RequireDate(name, json, Value.Of(computed), path);

    /// <summary>What follows from the reference date may be repeated, never changed.</summary>
    private static void RequireDate(string name, JsonElement json, Value computed, string path)
    {
        var given = Value.Of(CalendarDate.Parse(Refusal.TextOf(json, path), path));
        if (given != computed)
        {
            throw Refusal.Of(
                CheckCodes.System, path,
                $"“{name}”由 asOf 得出，为 {computed}，不能另给 {given}；请改 asOf", $"'{name}' follows from asOf and is {computed}, not {given}; change asOf instead");
        }
    }

    private CheckRefusedException UnknownTag(string name, string path)
    {
        var meant = Refusal.Meant(name, dictionary.Tags.SelectMany(t => new[] { t.Name, t.Code }));
        return Refusal.Of(
            CheckCodes.UnknownTag, path,
            $"字典里没有标签“{Refusal.Short(name)}”{meant.Zh}", $"the dictionary has no tag '{Refusal.Short(name)}'{meant.En}");
    }
}

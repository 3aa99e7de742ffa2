using System.Collections.Immutable;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Tags;

/// <summary>The tag dictionary as the schemas for editors know it.</summary>
public static class TagSchema
{
    /// <summary>All tags, in dictionary order.</summary>
    public static ImmutableArray<SchemaTerm> Terms(TagDictionary tags) => [.. tags.Tags.Select(Term)];

    private static SchemaTerm Term(Tag tag) => new(
        tag.Name, TypeOf(tag.Type), [.. tag.Values.Select(v => v.Kind == ValueKind.String ? v.AsString : v.ToString())], tag.OpenCodeSet, tag.Unit, tag.Description);

    private static SchemaType TypeOf(TagType type) => type switch
    {
        TagType.Number or TagType.Money or TagType.Percent => SchemaType.Number,
        TagType.Boolean => SchemaType.Boolean,
        TagType.Date => SchemaType.Date,
        TagType.List => SchemaType.List,
        _ => SchemaType.Text,
    };
}

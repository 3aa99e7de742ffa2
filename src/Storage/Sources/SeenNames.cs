using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Packs.Reading;
using Matching.Rules.Packs.Yaml;

namespace Matching.Storage.Sources;

/// <summary>Names that earlier entries of a source catalogue took.</summary>
internal sealed class SeenNames(TagDictionary tags, Findings findings)
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sourceOfTag = new(StringComparer.Ordinal);

    /// <summary>Takes an identifier; a second use is a finding.</summary>
    public void TakeId(YamlScalar id)
    {
        if (!ids.Add(id.Text))
        {
            findings.Add(SourceFindings.DuplicateIdentifier(id.Place, id.Text));
        }
    }

    /// <summary>The tag of a name, taken for a source; null with a finding when it cannot be.</summary>
    public Tag? TakeTag(YamlScalar name, string source, SourceFormat format)
    {
        if (tags.Tags.FirstOrDefault(t => t.Name == name.Text) is not { } tag)
        {
            findings.Add(SourceFindings.UnknownTag(name.Place, name.Text, Nearest.To(name.Text, tags.Tags.Select(t => t.Name))));
            return null;
        }

        if (!sourceOfTag.TryAdd(tag.Code, source))
        {
            findings.Add(SourceFindings.SecondSource(name.Place, tag.Name, sourceOfTag[tag.Code]));
        }

        if (tag.Role == TagRole.System)
        {
            findings.Add(SourceFindings.SystemTag(name.Place, tag.Name));
        }

        if (tag.Type == TagType.List && format == SourceFormat.Csv)
        {
            findings.Add(SourceFindings.ListInCsv(name.Place, tag.Name));
        }

        return tag;
    }
}

using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Packs.Reading;

namespace Matching.Storage.Sources;

/// <summary>Reads <c>sources.yaml</c> of a catalogue folder.</summary>
public static class SourceCatalogueReader
{
    /// <summary>Name of the file in the catalogue folder.</summary>
    public const string FileName = "sources.yaml";

    /// <summary>Reads the catalogue; all mistakes are reported together, with file, line and column.</summary>
    /// <param name="catalogDir">The catalogue folder.</param>
    /// <param name="tags">The dictionary that the sources' tags must be in.</param>
    public static SourceReading Read(string catalogDir, TagDictionary tags)
    {
        var findings = new Findings();
        var root = CatalogueFile.Read(catalogDir, FileName, findings);
        if (YamlFields.Open(root, findings, ["sources"]) is not { } fields)
        {
            return new SourceReading(null, findings.ToImmutable());
        }

        var seen = new SeenNames(tags, findings);
        var sources = fields.Items("sources").Select(node => SourceEntryReader.Read(node, seen, findings)).OfType<SourceDescription>().ToImmutableArray();
        return new SourceReading(findings.ErrorCount == 0 ? new SourceCatalogue(sources) : null, findings.ToImmutable());
    }
}

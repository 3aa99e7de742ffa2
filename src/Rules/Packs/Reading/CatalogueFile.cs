using System.Text;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs.Reading;

/// <summary>Opens the files of a catalogue folder. The only place in this project that touches the disk.</summary>
public static class CatalogueFile
{
    /// <summary>Reads one file strictly; the name in messages is the path as the caller would open it, with forward slashes.</summary>
    /// <param name="catalogDir">The catalogue folder.</param>
    /// <param name="relative">Path below it, with forward slashes.</param>
    /// <param name="findings">Receives every refusal.</param>
    public static YamlNode? Read(string catalogDir, string relative, Findings findings) => Read(catalogDir, relative, findings, out _);

    /// <summary>As <see cref="Read(string, string, Findings)"/>, with the text itself.</summary>
    /// <param name="catalogDir">The catalogue folder.</param>
    /// <param name="relative">Path below it, with forward slashes.</param>
    /// <param name="findings">Receives every refusal.</param>
    /// <param name="text">The text; empty when the file could not be opened.</param>
    public static YamlNode? Read(string catalogDir, string relative, Findings findings, out string text)
    {
        text = "";
        var file = NameOf(catalogDir, relative);
        var info = new FileInfo(Path.Combine(catalogDir, relative));
        if (!info.Exists)
        {
            findings.Add(CatalogueFindings.FileMissing(new FilePlace(file, 1, 1)));
            return null;
        }

        if (info.Length > StrictYaml.MaxBytes)
        {
            findings.Add(YamlFindings.TooBig(new FilePlace(file, 1, 1), info.Length));
            return null;
        }

        var content = File.ReadAllBytes(info.FullName);
        text = Encoding.UTF8.GetString(content);
        return StrictYaml.Read(file, content, findings);
    }

    /// <summary>Name of a file in messages.</summary>
    public static string NameOf(string catalogDir, string relative) => Path.Combine(catalogDir, relative).Replace('\\', '/');

    /// <summary>Names of the folders below a folder, sorted by code unit; empty when there is none.</summary>
    public static IReadOnlyList<string> Folders(string catalogDir, string relative) => Sorted(
        Directory.Exists(Path.Combine(catalogDir, relative)) ? Directory.GetDirectories(Path.Combine(catalogDir, relative)) : []);

    /// <summary>Names of the YAML files in a folder, sorted by code unit.</summary>
    public static IReadOnlyList<string> YamlFiles(string catalogDir, string relative) =>
        Sorted(Directory.GetFiles(Path.Combine(catalogDir, relative)).Where(f => Path.GetExtension(f) is ".yaml" or ".yml"));

    private static List<string> Sorted(IEnumerable<string> paths) =>
        [.. paths.Select(p => Path.GetFileName(p)).OrderBy(n => n, StringComparer.Ordinal)];
}

using Matching.Engine.Tags;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>A small catalogue in a folder of its own: one paid policy with one version, which a test then spoils.</summary>
internal sealed class TempCatalogue : IDisposable
{
    public const string Policy = "policies/shanghai/old-age/policy.yaml";
    public const string Version = "policies/shanghai/old-age/2016-05.yaml";
    public const string Cases = "policies/shanghai/old-age/cases.yaml";
    public const string Tags = "tags.yaml";

    private const string TagsText = """
        tags:
          - { name: 年龄, code: age, type: number, unit: 岁, role: base, department: 公安, sensitivity: personal, maxAgeDays: 31 }
          - { name: 户籍地, code: hukou, type: enum, role: base, department: 公安, sensitivity: personal, values: [上海, 外省市] }
        """;

    private const string PolicyText = """
        id: old-age
        name: { zh: 老年津贴, en: Old-age allowance }
        subject: citizen
        authority: 市民政局
        benefit: { kind: payment, currency: CNY, cycle: monthly }
        department: shanghai/civil-affairs
        confirmation: direct
        silence: paid
        notice: none
        exclusions: []
        budget: { line: A-1, year: 2025, amount: 1000.00 }
        sources: []
        """;

    private const string VersionText = """
        policy: old-age
        version: 2016-05
        effective: { from: 2016-05-01, to: }
        references:
          - { id: notice, title: 通知 }
        parameters:
          最低年龄: { value: 65, unit: 岁, reference: notice }
        conditions:
          - id: age
            text: { zh: 满65周岁, en: aged 65 }
            reference: notice
            when: 年龄 >= 最低年龄
        amount:
          formula: '75'
        """;

    private const string CasesText = """
        - name: 65岁
          asOf: 2024-06-30
          tags: { 年龄: 65 }
          expect: { outcome: eligible, amount: 75.00 }
          source: 通知
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("catalogue");

    public TempCatalogue()
    {
        Write(Tags, TagsText);
        Write(Policy, PolicyText);
        Write(Version, VersionText);
        Write(Cases, CasesText);
    }

    /// <summary>The catalogue folder.</summary>
    public string Root => folder.FullName;

    /// <summary>Text of a file.</summary>
    public string this[string file] => File.ReadAllText(Path.Combine(Root, file));

    public void Write(string file, string text)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
    }

    /// <summary>Replaces a piece of a file, which must occur.</summary>
    public TempCatalogue With(string file, string old, string fresh)
    {
        Assert.That(this[file], Does.Contain(old), "the test spoils a text that is not there");
        Write(file, this[file].Replace(old, fresh, StringComparison.Ordinal));
        return this;
    }

    public CatalogueReading Read() => CatalogueReader.Read(Root, ReadTags().Dictionary!.Scope);

    public TagReading ReadTags() => TagDictionaryReader.Read(Root);

    /// <summary>The errors as <c>code file:line:column</c>, the file relative to the catalogue.</summary>
    public string[] Errors() => Lines(Read().Diagnostics);

    /// <summary>The errors of the dictionary, likewise.</summary>
    public string[] TagErrors() => Lines(ReadTags().Diagnostics);

    public void Dispose() => folder.Delete(recursive: true);

    private string[] Lines(IEnumerable<Diagnostic> findings) =>
        [.. findings.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Code} {d.Place!.ToString()[(Root.Length + 1)..]}")];
}

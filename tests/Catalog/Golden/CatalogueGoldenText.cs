using System.Text;
using Matching.Engine.Tags;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests.Golden;

/// <summary>One approved text: how a small catalogue is spoilt, and what its author reads about it.</summary>
/// <param name="Title">What the text shows.</param>
/// <param name="Input">Groups of a file name and what is done to it: <c>- old</c> and <c>+ fresh</c>, <c>++ whole text</c>, <c>x</c> to delete it; <c>\n</c> is a line end.</param>
/// <param name="Approved">The approved rendering.</param>
internal sealed record CatalogueGoldenText(string Title, string Input, string Approved)
{
    /// <summary>Reads a file of approved texts.</summary>
    public static IEnumerable<CatalogueGoldenText> Read(string file) =>
        File.ReadAllText(file).ReplaceLineEndings("\n").Split("\n## ").Skip(1).Select(part =>
        {
            var lines = part.TrimEnd('\n').Split('\n');
            var input = lines.Skip(1).TakeWhile(l => !l.StartsWith("=> ", StringComparison.Ordinal)).ToArray();
            return new CatalogueGoldenText(lines[0], string.Join('\n', input).TrimEnd('\n'), string.Join('\n', lines.Skip(1 + input.Length)).TrimEnd('\n'));
        });

    /// <summary>Everything that is found, the way an author reads it.</summary>
    public string Render()
    {
        var shown = new StringBuilder();
        foreach (var (d, place) in Find().Found)
        {
            shown.Append($"=> {d.Code} {d.Severity} {place}\n");
            shown.Append($"   zh what  {d.What.Zh}\n      why   {d.Why.Zh}\n      mend  {d.Mend.Zh}\n");
            shown.Append($"   en what  {d.What.En}\n      why   {d.Why.En}\n      mend  {d.Mend.En}\n");
        }

        return shown.ToString().TrimEnd('\n');
    }

    /// <summary>The findings with their places below the catalogue folder, without those of the catalogue before it was spoilt; and whether it can be used.</summary>
    public (IReadOnlyList<(Diagnostic Finding, string Place)> Found, bool IsLoaded) Find()
    {
        using var catalogue = new TempCatalogue();
        var before = Findings(catalogue).Found.Select(f => (f.Finding.Code, f.Finding.What)).ToHashSet();
        if (Input.StartsWith("{{", StringComparison.Ordinal))
        {
            return (Published(catalogue), false);
        }

        Spoil(catalogue);
        var (found, isLoaded) = Findings(catalogue);
        return ([.. found.Where(f => !before.Contains((f.Finding.Code, f.Finding.What)))], isLoaded);
    }

    private static (IReadOnlyList<(Diagnostic Finding, string Place)> Found, bool IsLoaded) Findings(TempCatalogue catalogue)
    {
        var tags = catalogue.ReadTags();
        var found = new List<Diagnostic>(tags.Diagnostics);
        if (tags.Dictionary is not { } dictionary)
        {
            return (Placed(found, catalogue), false);
        }

        var reading = CatalogueReader.Read(catalogue.Root, dictionary.Scope);
        found.AddRange(reading.Diagnostics);
        if (reading.Catalogue is { } loaded)
        {
            found.AddRange([.. CatalogueLint.Check(loaded, dictionary), .. CaseLint.Check(loaded, reading.Cases), .. TagLint.Check(loaded, dictionary)]);
        }

        return (Placed(found, catalogue), reading.Catalogue is not null);
    }

    private static IReadOnlyList<(Diagnostic Finding, string Place)> Placed(IEnumerable<Diagnostic> found, TempCatalogue catalogue) =>
    [
        .. found.Select(d => d with { What = Below(d.What, catalogue.Root) }).Select(d => (d, d.Place!.ToString().Replace(catalogue.Root + "/", "", StringComparison.Ordinal))),
    ];

    private static Matching.Rules.LocalizedText Below(Matching.Rules.LocalizedText text, string root) =>
        new(text.Zh.Replace(root + "/", "", StringComparison.Ordinal), text.En.Replace(root + "/", "", StringComparison.Ordinal));

    /// <summary>What a publication beside the folder can be refused for.</summary>
    private IReadOnlyList<(Diagnostic Finding, string Place)> Published(TempCatalogue catalogue)
    {
        var before = catalogue.Read();
        var scope = catalogue.ReadTags().Dictionary!.Scope;
        var later = catalogue[TempCatalogue.Version].Replace("version: 2016-05", "version: 2025-12").Replace("from: 2016-05-01", "from: 2025-12-01");
        var policy = before.Catalogue!.Find("old-age")!;
        var found = Input switch
        {
            "{{published for a policy that is gone}}" =>
                CatalogueOverlay.Add(before.Catalogue!, before.Cases, new PublishedVersion(1, "gone", "2025-12", "h", later, "", default), scope).Diagnostics,
            "{{published with other content than was signed}}" =>
                CatalogueOverlay.Add(before.Catalogue!, before.Cases, new PublishedVersion(1, "old-age", "2025-12", new string('0', 64), later, "[]\n", default), scope).Diagnostics
                    .Select(d => d with { What = new(d.What.Zh[..^64] + "…", d.What.En.Split(" but reads")[0] + " …") }),
            "{{draft that starts on the day of another}}" => PackReader.Read(policy, "draft.yaml", later.Replace("2025-12-01", "2016-05-01"), scope).Diagnostics,
            "{{draft with the label of another}}" => PackReader.Read(policy, "draft.yaml", later.Replace("version: 2025-12", "version: 2016-05"), scope).Diagnostics,
            _ => throw new ArgumentException($"there is no publication {Input}", nameof(Input)),
        };
        return [.. found.Where(d => d.Severity == Severity.Error).Select(d => (d, d.Place!.ToString()))];
    }

    private void Spoil(TempCatalogue catalogue)
    {
        var (file, old) = ("", "");
        foreach (var line in Input.Split('\n'))
        {
            switch (line.Split(' ')[0])
            {
                case "-":
                    old = Ends(line[2..]);
                    break;
                case "+":
                    catalogue.With(file, old, line.Length > 2 ? Ends(line[2..]) : "");
                    break;
                case "++":
                    catalogue.Write(file, Ends(line[3..]));
                    break;
                case "x":
                    File.Delete(Path.Combine(catalogue.Root, file));
                    break;
                case "big":
                    catalogue.Write(file, "# " + new string('x', 1_048_576));
                    break;
                case "bytes":
                    File.WriteAllBytes(Path.Combine(catalogue.Root, file), [0x2D, 0x20, 0xFF, 0xFE]);
                    break;
                default:
                    file = line;
                    break;
            }
        }
    }

    private static string Ends(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal);
}

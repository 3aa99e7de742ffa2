using System.Globalization;
using Matching.Benchmarks;
using Matching.Benchmarks.Delivery;
using Matching.Benchmarks.Engine;
using Matching.Benchmarks.Import;
using Matching.Benchmarks.Language;
using Matching.Benchmarks.Nights;
using Matching.Benchmarks.Previews;
using Matching.Benchmarks.Scorers;

using var populations = new Populations();
ISuite[] suites =
[
    new LanguageSuite(), new EngineSuite(), new ImportSuite(), new NightSuite(populations), new IncrementalSuite(), new PreviewSuite(populations), new DeliverySuite(),
    new ScorerSuite(),
];

string? Option(string option) => Array.IndexOf(args, option) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
var (file, pictures) = (Option("--json"), Option("--plots"));
int? Subjects(string option, int without) =>
    Option(option) is not { } text ? without : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
var (from, upTo) = (Subjects("--from", 0), Subjects("--up-to", int.MaxValue));
var name = args.FirstOrDefault(a => !a.StartsWith("--", StringComparison.Ordinal) && a != file && a != pictures && a != Option("--from") && a != Option("--up-to"));
var chosen = suites.Where(s => name == "all" || s.Name == name).ToArray();
if (name is null || chosen.Length == 0 || from is null || upTo is null)
{
    Console.Error.WriteLine("usage: benchmarks <suite>|all [--quick] [--from SUBJECTS] [--up-to SUBJECTS] [--json FILE] [--plots FOLDER]");
    Console.Error.WriteLine($"suites: {string.Join(", ", suites.Select(s => s.Name))}");
    return 2;
}

var rows = chosen.SelectMany(s => s.Run(new Extent(args.Contains("--quick"), from.Value, upTo.Value))).ToList();
Table.Write(Console.Out, rows);
if (file is not null)
{
    File.WriteAllLines(file, rows.Where(r => !r.IsEmpty).Select(r => r.ToJson()));
}

if (pictures is not null)
{
    Plots.Write(pictures, rows);
}

return rows.Exists(r => r.Result.StartsWith("!!", StringComparison.Ordinal)) ? 1 : 0;

using System.Globalization;
using Matching.Benchmarks.Language;
using Matching.Storage.Sources;

namespace Matching.Benchmarks.Import;

/// <summary>The import of a csv file with all of its checks, beside DuckDB, which only reads and casts it.</summary>
internal sealed class ImportSuite : ISuite
{
    private static readonly DateOnly AsOf = new(2025, 11, 30);

    /// <inheritdoc/>
    public string Name => "import";

    /// <inheritdoc/>
    public IReadOnlyList<Row> Run(Extent extent)
    {
        var tags = CatalogueFolder.Tags();
        var sources = SourceCatalogueReader.Read(CatalogueFolder.Path, tags).Catalogue ?? throw CatalogueFolder.Faulty();
        var folder = Directory.CreateTempSubdirectory("matching-bench-").FullName;
        try
        {
            return
            [
                .. from rows in extent.Of(20_000, 1_000_000)
                   from source in new[] { ("medical-insurance-citizen", "facts"), ("public-security-citizen", "facts and identities") }
                   let file = new SourceFile(folder, sources.Find(source.Item1)!, rows, AsOf)
                   from row in Measure(file, source.Item2, () => new RealImport(tags, sources), extent.IsQuick ? 2 : 5)
                   select row,
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private IEnumerable<Row> Measure(SourceFile file, string what, Func<RealImport> open, int rounds)
    {
        var threads = Environment.ProcessorCount;
        var (ours, theirs) = (new List<Round>(), new List<Round>());
        var (result, read) = ("", "");
        for (var round = 0; round <= rounds; round++)
        {
            var (duck, rows) = Stopping.Time(() => DuckDbRead.Read(file, threads));
            using var import = open();
            var (real, report) = Stopping.Time(() => import.Import(file));
            (result, read) = (Checked(file, report), Checked(file, rows));
            if (round > 0)
            {
                // The first pass compiles the code and fills the cache of the file.
                theirs.Add(duck);
                ours.Add(real);
            }
        }

        var reader = string.Create(CultureInfo.InvariantCulture, $"DuckDB reads and casts: {what}, {threads} threads");
        return
        [
            RowOf(file, reader, Timing.Median(theirs), read),
            RowOf(file, $"import with checks: {what}", Timing.Median(ours), result) with
            {
                RatioOf = reader, Ratio = Timing.Median(ours.Zip(theirs, (a, b) => a.Each / b.Each)),
            },
        ];
    }

    private Row RowOf(SourceFile file, string name, Round round, string result) => new(Name, name, file.Rows, 0, round.Seconds, round.Cpu, round.PeakMb, result);

    private static string Checked(SourceFile file, ImportReport report)
    {
        var wrong = file.BadDates + file.BadNumbers;
        return report.Quarantined == wrong && report.Accepted == file.Rows - wrong
            ? $"{report.Accepted} accepted, {report.Quarantined} set aside"
            : $"!! {report.Accepted} accepted, {report.Quarantined} set aside, expected {wrong}";
    }

    private static string Checked(SourceFile file, long rows) => rows == file.Rows - file.BadDates ? $"{rows} rows" : $"!! {rows} rows, expected {file.Rows - file.BadDates}";
}

using System.Globalization;
using System.Text;
using Matching.Engine.Identifiers;
using Matching.Engine.Tags;
using Matching.Storage.Sources;

namespace Matching.Benchmarks.Import;

/// <summary>A csv file as a department sends it, with its manifest. One row in a hundred is wrong, one fact in twenty is not stated.</summary>
internal sealed class SourceFile
{
    private const int WrongEvery = 200;
    private const int EmptyEvery = 20;
    private static readonly DateOnly FirstBirth = new(1930, 1, 1);

    /// <summary>Writes the file.</summary>
    /// <param name="folder">Folder to write into.</param>
    /// <param name="source">A csv source about citizens, without accounts.</param>
    /// <param name="rows">Number of rows, each about another citizen.</param>
    /// <param name="asOf">Date of the file.</param>
    public SourceFile(string folder, SourceDescription source, int rows, DateOnly asOf)
    {
        (Source, Rows, AsOf) = (source, rows, asOf);
        Path = System.IO.Path.Combine(folder, source.Id + ".csv");
        using (var writer = new StreamWriter(Path, false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" })
        {
            writer.WriteLine(string.Join(',', source.ColumnNames));
            for (var row = 0; row < rows; row++)
            {
                writer.WriteLine(string.Join(',', Cells(row)));
            }
        }

        Manifests.Write(Path, source.Id, rows, asOf, sequence: 1);
    }

    /// <summary>The source.</summary>
    public SourceDescription Source { get; }

    /// <summary>Data rows.</summary>
    public int Rows { get; }

    /// <summary>Date of the file.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>Rows whose date cannot be read.</summary>
    public int BadDates => Enumerable.Range(0, Rows).Count(HasBadDate);

    /// <summary>Rows whose identity number has a wrong check character.</summary>
    public int BadNumbers => Enumerable.Range(0, Rows).Count(HasBadNumber);

    private static bool HasBadDate(int row) => row % WrongEvery == 7;

    private static bool HasBadNumber(int row) => row % WrongEvery == 107;

    private IEnumerable<string> Cells(int row)
    {
        yield return Number(row);
        if (Source.AsOfColumn is not null)
        {
            yield return HasBadDate(row) ? "2025-02-30" : Text(AsOf);
        }

        foreach (var (tag, place) in Source.Tags.Select((t, i) => (t, i)))
        {
            yield return (row + place) % EmptyEvery == 3 ? "" : Cell(tag, (row * 31) + (place * 7));
        }

        if (Source.Identity is { } identity)
        {
            yield return $"张{(char)('一' + (row % 5000))}";
            if (identity.Phone is not null)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"139{row:00000000}");
            }
        }
    }

    private static string Number(int row)
    {
        const int days = 30_000;
        var body = string.Create(CultureInfo.InvariantCulture, $"310104{FirstBirth.AddDays(row % days):yyyyMMdd}{row / days:000}");
        var check = ResidentIdentityNumber.CheckDigit(body);
        return body + (!HasBadNumber(row) ? check : check == '1' ? '2' : '1');
    }

    private static string Cell(Tag tag, int number) => tag.Type switch
    {
        _ when !tag.Values.IsEmpty => tag.Values[number % tag.Values.Length].Kind == Matching.Rules.Values.ValueKind.String
            ? tag.Values[number % tag.Values.Length].AsString
            : tag.Values[number % tag.Values.Length].ToString(),
        TagType.Money => (number % 10_000_000 / 100m).ToString(CultureInfo.InvariantCulture),
        TagType.Number => (number % 480).ToString(CultureInfo.InvariantCulture),
        TagType.Percent => (number % 1000 / 1000m).ToString(CultureInfo.InvariantCulture),
        TagType.Boolean => number % 3 == 0 ? "true" : "false",
        TagType.Date => Text(FirstBirth.AddDays(number % 34_000)),
        _ => $"代码{number % 40}",
    };

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

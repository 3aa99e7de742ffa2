using System.Collections.Immutable;
using System.Globalization;

namespace Matching.Scoring.Histories;

/// <summary>Reads the rows below one heading.</summary>
internal sealed class AuditRowReader
{
    private const int MostFeatures = 64;
    private const decimal Largest = 1_000_000_000m;
    private static readonly string[] Leading = ["month", "policy", "subject"];
    private readonly string path;

    private AuditRowReader(string path, ImmutableArray<string> features) => (this.path, Features) = (path, features);

    /// <summary>Names of the numbers.</summary>
    public ImmutableArray<string> Features { get; }

    /// <summary>The reader of a file with this heading.</summary>
    /// <exception cref="ScoringException">The heading does not fit.</exception>
    public static AuditRowReader ForHeading(string path, string? heading)
    {
        var names = (heading ?? string.Empty).Split(',');
        var fits = names.Length > Leading.Length + 1 && names.Take(Leading.Length).SequenceEqual(Leading) && names[^1] == "upheld";
        if (!fits)
        {
            throw new ScoringException("SCO004", $"{path}:1: the heading is '{heading}', but audited outcomes start with month,policy,subject and end with upheld, with at least one number between; mend the heading");
        }

        var features = names[Leading.Length..^1].ToImmutableArray();
        if (features.Length > MostFeatures || features.Any(string.IsNullOrWhiteSpace) || features.Distinct(StringComparer.Ordinal).Count() != features.Length)
        {
            throw new ScoringException("SCO004", $"{path}:1: the numbers '{string.Join(',', features)}' must be at most {MostFeatures}, named, and each named once; mend the heading");
        }

        return new AuditRowReader(path, features);
    }

    /// <summary>One row.</summary>
    /// <exception cref="ScoringException">A cell does not fit; named by line and column.</exception>
    public AuditedOutcome Read(int line, string content)
    {
        var cells = content.Split(',');
        if (cells.Length != Leading.Length + Features.Length + 1)
        {
            throw Refused(line, "row", content, $"a row has {Leading.Length + Features.Length + 1} cells as the heading has, this one {cells.Length}");
        }

        return new AuditedOutcome(
            Month(line, cells[0]), Named(line, "policy", cells[1], "name the policy"), Named(line, "subject", cells[2], "name whose match was audited"),
            [.. Features.Select((name, i) => Number(line, name, cells[Leading.Length + i]))],
            cells[^1] switch { "true" => true, "false" => false, var other => throw Refused(line, "upheld", other, "write true or false") });
    }

    private DateOnly Month(int line, string text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month : throw Refused(line, "month", text, "write a month as yyyy-MM");

    private string Named(int line, string column, string text, string mend) =>
        string.IsNullOrWhiteSpace(text) ? throw Refused(line, column, text, mend) : text;

    private decimal? Number(int line, string column, string text) => text.Length == 0 ? null
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < Largest
            ? number : throw Refused(line, column, text, $"write a number between -{Largest} and {Largest}, or leave the cell empty");

    private ScoringException Refused(int line, string column, string text, string mend) =>
        new("SCO005", $"{path}:{line}: {column} is '{(text.Length > 80 ? text[..80] + "…" : text)}': {mend}");
}

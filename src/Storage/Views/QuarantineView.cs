using System.Collections.Immutable;
using System.Globalization;
using Matching.Rules;

namespace Matching.Storage.Views;

/// <summary>How many rows of a source were set aside for a reason.</summary>
/// <param name="Source">Source.</param>
/// <param name="Reason">Stable code.</param>
/// <param name="Rows">Number.</param>
public sealed record QuarantineCount(string Source, string Reason, long Rows);

/// <summary>One row that was set aside; what it held is not kept.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Source">Source.</param>
/// <param name="File">File.</param>
/// <param name="Row">Number of the row in the file, from 1.</param>
/// <param name="Reason">Stable code.</param>
/// <param name="Text">What is wrong, with the column.</param>
/// <param name="AsOf">As-of date of the delivery.</param>
public sealed record QuarantinedLine(string Id, string Source, string File, long Row, string Reason, LocalizedText Text, string AsOf);

/// <summary>Rows that were set aside, for operators. Reads only.</summary>
public sealed class QuarantineView
{
    private const string Separator = " / ";

    private readonly Database database;

    /// <summary>Quarantine of a database.</summary>
    public QuarantineView(Database database) => this.database = database;

    /// <summary>Counts by source and reason.</summary>
    public ImmutableArray<QuarantineCount> Counts() =>
    [
        .. database.Query<(string Source, string Reason, long Rows)>("SELECT source_id, reason_code, COUNT(*) FROM quarantine GROUP BY source_id, reason_code")
            .Select(c => new QuarantineCount(c.Source, c.Reason, c.Rows))
            .OrderBy(c => c.Source, StringComparer.Ordinal).ThenByDescending(c => c.Rows).ThenBy(c => c.Reason, StringComparer.Ordinal),
    ];

    /// <summary>Rows by source, file and row.</summary>
    /// <param name="source">Only this source, or null for all.</param>
    /// <param name="reason">Only this reason, or null for all.</param>
    /// <param name="most">Most rows, at least 1.</param>
    /// <param name="after">Key of the row before: source, file, row, identifier; null for the first page.</param>
    /// <exception cref="FormatException">The key is not one of this list.</exception>
    public ViewPage<QuarantinedLine> Page(string? source, string? reason, int most, ImmutableArray<string>? after = null)
    {
        var where = "WHERE 1 = 1" + (source is null ? "" : " AND source_id = @Source") + (reason is null ? "" : " AND reason_code = @Reason");
        if (after is not null)
        {
            where += " AND (source_id > @LastSource OR (source_id = @LastSource AND (file_name > @LastFile OR (file_name = @LastFile AND "
                + "(row_number > @LastRow OR (row_number = @LastRow AND id > @LastId))))))";
        }

        var (lastSource, lastFile, lastRow, lastId) = KeyOf(after);
        var rows = database.Query<Row>(
            "SELECT id AS Id, source_id AS Source, file_name AS File, row_number AS Number, reason_code AS Reason, reason AS Text, as_of AS AsOf FROM quarantine "
            + where + " ORDER BY source_id, file_name, row_number, id LIMIT @Most",
            new { Source = source, Reason = reason, LastSource = lastSource, LastFile = lastFile, LastRow = lastRow, LastId = lastId, Most = most + 1 });
        return ViewPage<QuarantinedLine>.Of(
            [.. rows.Select(r => r.ToLine())], most, r => [r.Source, r.File, r.Row.ToString(CultureInfo.InvariantCulture), r.Id]);
    }

    private static (string Source, string File, long Row, string Id) KeyOf(ImmutableArray<string>? after) => after switch
    {
        null => ("", "", 0, ""),
        [var source, var file, var row, var id] => (source, file, long.Parse(row, NumberStyles.None, CultureInfo.InvariantCulture), id),
        _ => throw new FormatException("a key of the quarantine has four parts"),
    };

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Source { get; init; }

        public required string File { get; init; }

        public required long Number { get; init; }

        public required string Reason { get; init; }

        public required string Text { get; init; }

        public required string AsOf { get; init; }

        public QuarantinedLine ToLine() => new(Id, Source, File, Number, Reason, InBothLanguages(), AsOf);

        /// <summary>Stored as Chinese and English side by side.</summary>
        private LocalizedText InBothLanguages() => Text.IndexOf(Separator, StringComparison.Ordinal) is >= 0 and var at
            ? new LocalizedText(Text[..at], Text[(at + Separator.Length)..])
            : new LocalizedText(Text, Text);
    }
}

using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Storage.Sources;

/// <summary>Rows of a query, streamed. Their values become the same texts that a csv file would hold.</summary>
internal sealed class SqlRows : TextRowReader
{
    private const char Separator = '\u001F';

    private readonly DbDataReader reader;
    private readonly int[] places;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <exception cref="ImportRefusedException">The result's columns do not fit the source.</exception>
    public SqlRows(DbDataReader reader, string name, ColumnMap columns)
        : base(columns.Count)
    {
        this.reader = reader;
        places = columns.Match(name, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
    }

    /// <inheritdoc/>
    protected override bool Read()
    {
        if (!reader.Read())
        {
            return false;
        }

        for (var i = 0; i < places.Length; i++)
        {
            Row[places[i]] = TextOf(reader.GetValue(i));
        }

        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(Separator, Row!) + "\n"));
        return true;
    }

    /// <summary>SHA-256 over the rows that were read, in their order; the identity of the delivery.</summary>
    public string FinishHash() => Convert.ToHexStringLower(hash.GetHashAndReset());

    /// <inheritdoc/>
    public override void Dispose() => hash.Dispose();

    private static string? TextOf(object value) => value switch
    {
        DBNull => null,
        string text => text.Length > 0 ? text : null,
        bool truth => truth ? "true" : "false",
        DateTime date when date.TimeOfDay == TimeSpan.Zero => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

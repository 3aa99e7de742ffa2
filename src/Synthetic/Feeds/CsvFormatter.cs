using System.Buffers;
using System.Text;

namespace Matching.Synthetic.Feeds;

/// <summary>RFC 4180 quoting, LF line ends.</summary>
internal sealed class CsvFormatter : RowFormatter
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");
    private readonly StringBuilder line = new();

    public override void WriteHeading(Feed feed, IBufferWriter<byte> output) => Write(feed.Columns.Select(c => (string?)c.Name), output);

    public override void Write(FeedRow row, IBufferWriter<byte> output) => Write(row.Cells, output);

    private void Write(IEnumerable<string?> cells, IBufferWriter<byte> output)
    {
        line.Clear();
        foreach (var cell in cells)
        {
            Append(cell);
            line.Append(',');
        }

        line[^1] = '\n';
        foreach (var chunk in line.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, output);
        }
    }

    private void Append(string? cell)
    {
        if (cell.AsSpan().ContainsAny(NeedQuotes))
        {
            line.Append('"').Append(cell!.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(cell);
        }
    }
}

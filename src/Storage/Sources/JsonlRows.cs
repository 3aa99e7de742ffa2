using System.Text.Json;

namespace Matching.Storage.Sources;

/// <summary>Rows of a JSON lines file.</summary>
internal sealed class JsonlRows : TextRowReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4, CommentHandling = JsonCommentHandling.Disallow };

    private readonly BoundedLines lines;
    private readonly ColumnMap columns;
    private readonly bool[] seen;

    public JsonlRows(TextReader text, ColumnMap columns, ImportBounds bounds)
        : base(columns.Count)
    {
        lines = new BoundedLines(text, bounds.MaxLineLength);
        this.columns = columns;
        seen = new bool[columns.Count];
    }

    /// <inheritdoc/>
    protected override ReadOnlySpan<char> Line => lines.Line.Span;

    /// <inheritdoc/>
    protected override bool Read()
    {
        if (!lines.Next())
        {
            return false;
        }

        Fault = lines.Fault ?? Parse();
        return true;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        // The lines belong to the caller's stream.
    }

    private RowFault? Parse()
    {
        Row.Clear();
        Array.Clear(seen);
        try
        {
            using var document = JsonDocument.Parse(lines.Line, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Take(document.RootElement) : new RowFault(QuarantineReasons.MalformedRow);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped half of a surrogate pair, which is no text.
            return new RowFault(QuarantineReasons.MalformedRow);
        }
    }

    private RowFault? Take(JsonElement row)
    {
        foreach (var property in row.EnumerateObject())
        {
            if (!columns.TryFind(property.Name, out var place))
            {
                // The name is the sender's text and may hold anything: it is not repeated.
                return new RowFault(QuarantineReasons.UnknownColumn);
            }

            if (seen[place])
            {
                return new RowFault(QuarantineReasons.DuplicateColumn, property.Name);
            }

            seen[place] = true;
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                return new RowFault(QuarantineReasons.MalformedRow, property.Name);
            }

            Row[place] = TextOf(property.Value);
        }

        return null;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        _ => value.GetRawText(),
    };
}

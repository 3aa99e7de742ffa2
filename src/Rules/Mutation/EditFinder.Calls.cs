using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Rules.Diagnostics;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Mutation;

/// <content>Calls, dates, lists and ranges.</content>
internal sealed partial class EditFinder
{
    /// <summary>Whether what is below a node was dealt with as a whole: the text of a date or a duration.</summary>
    private static bool IsClosed(Node node) => node is CallNode { Function: "date" or "duration", Arguments: [{ Content: LiteralNode { Value: { Kind: ValueKind.String } } }] };

    private IEnumerable<TextEdit> Call(CallNode n)
    {
        if (IsClosed(n))
        {
            var literal = (LiteralNode)n.Arguments[0].Content;
            return Temporal(literal.Value.AsString, literal.Span, n, c => $"\"{c}\"");
        }

        return n switch
        {
            { Function: "min" or "max" } => [new TextEdit(n.NameSpan, n.Function == "min" ? "max" : "min", n.Span)],
            { Function: "not", Arguments: [var only] } => [new TextEdit(n.Span, $"({Slice(only.Span)})", n.Span)],
            _ => [],
        };
    }

    private static IEnumerable<TextEdit> Temporal(string content, SourceSpan span, Node shown, Func<string, string> written)
    {
        if (DateOnly.TryParseExact(content, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new[] { date.AddDays(1), date.AddDays(-1) }
                .Select(d => new TextEdit(span, written(d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), shown.Span));
        }

        return Figures().Matches(content).SelectMany(m => new[] { 1, -1 }.Select(step =>
        {
            var figure = int.Parse(m.Value, CultureInfo.InvariantCulture) + step;
            var fresh = string.Concat(content.AsSpan(0, m.Index), Math.Max(0, figure).ToString(CultureInfo.InvariantCulture), content.AsSpan(m.Index + m.Length));
            return new TextEdit(span, written(fresh), shown.Span);
        }));
    }

    /// <summary>Each member taken out of the tests after <c>in</c> or of a cell.</summary>
    private static IEnumerable<TextEdit> WithoutEach(UnaryTestsNode n, Node shown) =>
        n.Tests.Select((_, i) => Without([.. n.Tests.Select(t => t.Span)], i, shown.Span));

    private static TextEdit Without(ImmutableArray<SourceSpan> members, int index, SourceSpan shown) => new(
        index + 1 < members.Length
            ? new SourceSpan(members[index].Start, members[index + 1].Start)
            : new SourceSpan(members[index - 1].End, members[index].End),
        "", shown);

    private IEnumerable<TextEdit> Ends(RangeNode n, Node shown) =>
    [
        new TextEdit(new SourceSpan(n.Span.Start, n.Span.Start + 1), n.LowIncluded ? "(" : "[", Around(n, shown)),
        new TextEdit(new SourceSpan(n.Span.End - 1, n.Span.End), n.HighIncluded ? ")" : "]", Around(n, shown)),
    ];

    private static SourceSpan Around(Node n, Node shown) => shown.Span.Start <= n.Span.Start && shown.Span.End >= n.Span.End ? shown.Span : n.Span;

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Figures();
}

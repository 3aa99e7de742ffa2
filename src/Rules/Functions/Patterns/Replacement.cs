using System.Collections.Immutable;
using System.Text;

namespace Matching.Rules.Functions.Patterns;

/// <summary>What takes the place of matches: text, and numbers of groups after <c>$</c> (XPath Functions and Operators, 5.6.4).</summary>
internal sealed class Replacement
{
    private readonly ImmutableArray<Piece> pieces;

    private Replacement(ImmutableArray<Piece> pieces) => this.pieces = pieces;

    /// <summary>Reads a replacement.</summary>
    /// <exception cref="PatternException">A dollar is followed by no digit, or a backslash by neither a dollar nor a backslash.</exception>
    public static Replacement Read(string text, Pattern pattern)
    {
        var points = PatternText.Of(text);
        if (pattern.IsLiteral)
        {
            return new([new(points, null)]);
        }

        var pieces = ImmutableArray.CreateBuilder<Piece>();
        for (var at = 0; at < points.Length;)
        {
            pieces.Add(points[at] switch
            {
                '$' => Group(points, ref at, pattern.Groups),
                '\\' => Escaped(points, ref at),
                _ => new([points[at++]], null),
            });
        }

        return new(pieces.ToImmutable());
    }

    /// <summary>Appends what takes the place of a match; a group without a match gives nothing.</summary>
    public void AppendTo(StringBuilder text, int[] match, Subject subject)
    {
        foreach (var piece in pieces)
        {
            var points = piece.Group is { } group ? Matched(match, group, subject) : piece.Text;
            subject.Charge(points.Length);
            Pattern.Append(text, points);
        }
    }

    private static ReadOnlySpan<int> Matched(int[] match, int group, Subject subject)
    {
        var (from, to) = (match[2 * group], match[(2 * group) + 1]);
        return from < 0 || to < 0 ? [] : subject.Points.AsSpan(from, to - from);
    }

    private static Piece Escaped(int[] points, ref int at)
    {
        var piece = at + 1 < points.Length && (points[at + 1] is '$' or '\\') ? new Piece([points[at + 1]], null) : throw PatternException.Malformed();
        at += 2;
        return piece;
    }

    /// <summary>As many digits as make the number of a group, at least one.</summary>
    private static Piece Group(int[] points, ref int at, int groups)
    {
        if (++at >= points.Length || points[at] is < '0' or > '9')
        {
            throw PatternException.Malformed();
        }

        var group = points[at++] - '0';
        while (at < points.Length && points[at] is >= '0' and <= '9' && (group * 10) + points[at] - '0' <= groups)
        {
            group = (group * 10) + points[at++] - '0';
        }

        return new([], group <= groups ? group : null);
    }

    private readonly record struct Piece(int[] Text, int? Group);
}

using System.Text;
using Matching.Rules.Values;

namespace Matching.Rules.Functions.Patterns;

/// <summary>A regular expression that is ready to be used.</summary>
/// <remarks>
/// Not .NET's own: XML Schema's classes are subtracted from each other, characters beyond U+FFFF count as one, and case and lines follow
/// XPath; above all a call ends after a counted number of steps, never by the clock.
/// </remarks>
internal sealed class Pattern
{
    private readonly PatternFlags flags;
    private readonly Program program;
    private readonly bool looksBack;

    private Pattern(PatternFlags flags, PatternReader reader)
    {
        this.flags = flags;
        program = Program.Of(reader, flags.AnyCase);
        looksBack = reader.LooksBack;
        Groups = reader.Groups;
    }

    /// <summary>Number of groups that keep their match.</summary>
    public int Groups { get; }

    /// <summary>Whether a replacement has no special characters.</summary>
    public bool IsLiteral => flags.Literal;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="PatternException">Pattern or flags break the syntax, or the pattern is too large.</exception>
    public static Pattern Read(string pattern, string flags)
    {
        var read = PatternFlags.Read(flags);
        return new Pattern(read, PatternReader.Read(pattern, read));
    }

    /// <summary>Whether a part of a text matches.</summary>
    /// <exception cref="PatternException">Deciding it takes too many steps.</exception>
    public bool Matches(string text, Budget budget) => Search(new Subject(text, flags, budget))(0) is not null;

    /// <summary>The matches in a text, from the left, none overlapping another; no match is empty.</summary>
    /// <exception cref="PatternException">Finding them takes too many steps.</exception>
    public IEnumerable<int[]> AllIn(Subject subject)
    {
        var search = Search(subject);
        var from = 0;
        while (from < subject.Points.Length && search(from) is { } match)
        {
            if (match[1] > match[0])
            {
                yield return match;
            }

            from = Math.Max(match[1], match[0] + 1);
        }
    }

    /// <summary>A subject for this pattern.</summary>
    public Subject On(string text, Budget budget) => new(text, flags, budget);

    /// <summary>Code points as text.</summary>
    public static StringBuilder Append(StringBuilder text, ReadOnlySpan<int> points)
    {
        if (text.Length + points.Length > Budget.MaxString)
        {
            throw PatternException.TooLarge();
        }

        foreach (var point in points)
        {
            _ = point <= char.MaxValue ? text.Append((char)point) : text.Append(char.ConvertFromUtf32(point));
        }

        return text;
    }

    private Func<int, int[]?> Search(Subject subject) =>
        looksBack ? new BacktrackingSearch(program, subject).Find : new LinearSearch(program, subject).Find;
}

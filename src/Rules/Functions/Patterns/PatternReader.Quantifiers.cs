namespace Matching.Rules.Functions.Patterns;

/// <content>How often a part is repeated.</content>
internal sealed partial class PatternReader
{
    private const int MaxCount = 10_000;

    private PatternNode Quantified(PatternNode atom)
    {
        (int Least, int? Most)? times = Here switch
        {
            '?' => (0, 1),
            '*' => (0, null),
            '+' => (1, null),
            '{' => Counts(),
            _ => null,
        };
        if (times is not { } known)
        {
            return atom;
        }

        at++;
        var isReluctant = Took('?');
        return atom is EmptyNode ? atom : new RepeatNode(atom, known.Least, known.Most, isReluctant);
    }

    /// <summary>The numbers in braces; stays on the closing brace.</summary>
    private (int Least, int? Most) Counts()
    {
        at++;
        var least = Count();
        int? most = least;
        if (Took(','))
        {
            most = Here == '}' ? null : Count();
        }

        return Here == '}' && !(most < least) ? (least, most) : throw PatternException.Malformed();
    }

    private int Count()
    {
        var (start, count) = (at, 0);
        for (; Here is >= '0' and <= '9'; at++)
        {
            count = Math.Min(MaxCount + 1, (count * 10) + Here - '0');
        }

        return at == start ? throw PatternException.Malformed() : count > MaxCount ? throw PatternException.TooLarge() : count;
    }
}

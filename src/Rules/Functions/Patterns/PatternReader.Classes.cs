using System.Collections.Immutable;

namespace Matching.Rules.Functions.Patterns;

/// <content>Sets of characters in brackets and after a backslash.</content>
internal sealed partial class PatternReader
{
    private const int MaxParts = 1000;

    private static CharRange Single(int character) => new(character, character);

    /// <summary>What follows an opening bracket, up to and with the closing one.</summary>
    private CharSet Class()
    {
        if (++depth > MaxDepth)
        {
            throw PatternException.TooLarge();
        }

        var isNegative = Took('^');
        var parts = ImmutableArray.CreateBuilder<CharSet>();
        while (Here != ']' && !(Here == '-' && Next == '['))
        {
            parts.Add(parts.Count < MaxParts ? Part(parts.Count == 0) : throw PatternException.TooLarge());
        }

        if (parts.Count == 0)
        {
            throw PatternException.Malformed();
        }

        CharSet set = parts.Count == 1 ? parts[0] : new CharUnion(parts.ToImmutable());
        set = isNegative ? new CharComplement(set) : set;
        if (Took('-'))
        {
            at++;
            set = new CharDifference(set, Class());
        }

        Expect(']');
        depth--;
        return set;
    }

    private CharSet Part(bool isFirst)
    {
        // A hyphen that makes no range stands first or last.
        if (Here is -1 or '[' || (Here == '-' && !isFirst && Next != ']'))
        {
            throw PatternException.Malformed();
        }

        if (Here == '\\' && NextIsSet())
        {
            at++;
            var set = EscapedSet();
            return set is not null && !BeginsRange() ? set : throw PatternException.Malformed();
        }

        var first = Character();
        if (!BeginsRange())
        {
            return Single(first);
        }

        at++;
        if (Here is -1 or '[' or ']' or '-')
        {
            throw PatternException.Malformed();
        }

        var last = Character();
        return last >= first ? new CharRange(first, last) : throw PatternException.Malformed();
    }

    private bool NextIsSet() => Next is 'p' or 'P' || CharEscapes.Set(Next) is not null;

    private bool BeginsRange() => Here == '-' && Next is not (']' or '[');

    private int Character() => text[at++] is var c && c == '\\' ? EscapedChar() : c;

    private int EscapedChar() => CharEscapes.Single(Here) is { } character && ++at > 0 ? character : throw PatternException.Malformed();

    /// <summary>The set that what follows a backslash stands for; null, and nothing read, when it is none.</summary>
    private CharSet? EscapedSet()
    {
        if (Here is not ('p' or 'P'))
        {
            var set = CharEscapes.Set(Here);
            at += set is null ? 0 : 1;
            return set;
        }

        var isNegative = text[at++] == 'P';
        Expect('{');
        var end = Array.IndexOf(text, '}', at);
        if (end < 0 || text[at..end].Any(c => c > 0x7F))
        {
            throw PatternException.Malformed();
        }

        var name = string.Concat(text[at..end].Select(c => (char)c));
        at = end + 1;
        var property = CharEscapes.Property(name) ?? throw PatternException.Malformed();
        return isNegative ? new CharComplement(property) : property;
    }
}

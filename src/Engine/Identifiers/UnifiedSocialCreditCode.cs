using System.Diagnostics.CodeAnalysis;

namespace Matching.Engine.Identifiers;

/// <summary>统一社会信用代码, GB 32100-2015: 18 characters of a 31-letter alphabet, the last one a check character.</summary>
public sealed record UnifiedSocialCreditCode
{
    /// <summary>Digits and capital letters without I, O, S, V and Z.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private UnifiedSocialCreditCode(string text) => Text = text;

    /// <summary>The 18 characters, in capitals.</summary>
    public string Text { get; }

    /// <summary>Reads a code.</summary>
    /// <param name="text">18 characters; small letters are accepted and stored as capitals. Spaces are not accepted.</param>
    /// <param name="value">The code, or null.</param>
    /// <param name="reason">A code of <see cref="IdentifierFaults"/>; empty on success.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out UnifiedSocialCreditCode? value, out string reason)
    {
        value = null;
        if (text.Length != 18)
        {
            reason = IdentifierFaults.Length;
            return false;
        }

        var capitals = text.ToUpperInvariant();
        if (capitals.AsSpan().ContainsAnyExcept(Alphabet))
        {
            reason = IdentifierFaults.Character;
            return false;
        }

        if (CheckDigit(capitals.AsSpan(0, 17)) != capitals[17])
        {
            reason = IdentifierFaults.CheckDigit;
            return false;
        }

        reason = string.Empty;
        value = new UnifiedSocialCreditCode(capitals);
        return true;
    }

    /// <summary>The check character of the first 17 characters: weights 3^i modulo 31.</summary>
    /// <exception cref="ArgumentException">There are not exactly 17 characters of <see cref="Alphabet"/>.</exception>
    public static char CheckDigit(ReadOnlySpan<char> characters)
    {
        if (characters.Length != 17)
        {
            throw new ArgumentException("17 characters are needed", nameof(characters));
        }

        var (sum, weight) = (0, 1);
        foreach (var character in characters)
        {
            var place = Alphabet.IndexOf(character, StringComparison.Ordinal);
            sum += place >= 0 ? place * weight : throw new ArgumentException($"'{character}' is not in the alphabet", nameof(characters));
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}

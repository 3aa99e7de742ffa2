using System.Diagnostics.CodeAnalysis;

namespace Matching.Engine.Identifiers;

/// <summary>公民身份号码, GB 11643-1999: six digits of place, date of birth, three digits of sequence, check character.</summary>
public sealed record ResidentIdentityNumber
{
    private const string CheckCharacters = "10X98765432";

    private ResidentIdentityNumber(string text, DateOnly birthDate)
    {
        Text = text;
        BirthDate = birthDate;
    }

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The 18 characters; the check character is stored as <c>X</c>, never <c>x</c>.</summary>
    public string Text { get; }

    /// <summary>Date of birth.</summary>
    public DateOnly BirthDate { get; }

    /// <summary>Sex, from the parity of the sequence.</summary>
    public Sex Sex => (Text[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>Six digits of the place of first registration (GB/T 2260). Not the place of residence.</summary>
    public string Place => Text[..6];

    /// <summary>Reads a number.</summary>
    /// <param name="text">18 characters; <c>x</c> is accepted for <c>X</c>. Spaces are not.</param>
    /// <param name="on">Date of reference: a later date of birth is refused.</param>
    /// <param name="value">The number, or null.</param>
    /// <param name="reason">A code of <see cref="IdentifierFaults"/>; empty on success.</param>
    public static bool TryParse(string text, DateOnly on, [NotNullWhen(true)] out ResidentIdentityNumber? value, out string reason)
    {
        value = null;
        reason = FaultOf(text, on, out var birthDate);
        if (reason.Length > 0)
        {
            return false;
        }

        value = new ResidentIdentityNumber(text[17] == 'x' ? string.Concat(text.AsSpan(0, 17), "X") : text, birthDate);
        return true;
    }

    /// <summary>The check character (<c>0</c>–<c>9</c> or <c>X</c>) of 17 digits.</summary>
    /// <exception cref="ArgumentException">There are not exactly 17 digits.</exception>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 17 || digits.ContainsAnyExceptInRange('0', '9'))
        {
            throw new ArgumentException("17 digits are needed", nameof(digits));
        }

        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (digits[i] - '0') * Weights[i];
        }

        return CheckCharacters[sum % 11];
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>What is wrong with a number, where nothing more is asked of it.</summary>
    /// <param name="text">18 characters; <c>x</c> is accepted for <c>X</c>. Spaces are not.</param>
    /// <param name="on">Date of reference: a later date of birth is refused.</param>
    /// <returns>A code of <see cref="IdentifierFaults"/>; empty when it is a number.</returns>
    public static string FaultOf(ReadOnlySpan<char> text, DateOnly on) => FaultOf(text, on, out _);

    private static string FaultOf(ReadOnlySpan<char> text, DateOnly on, out DateOnly birthDate)
    {
        birthDate = default;
        if (text.Length != 18)
        {
            return IdentifierFaults.Length;
        }

        var body = text[..17];
        if (text[0] == '0' || body.ContainsAnyExceptInRange('0', '9') || !(char.IsAsciiDigit(text[17]) || text[17] is 'X' or 'x'))
        {
            return IdentifierFaults.Character;
        }

        if (CheckDigit(body) != char.ToUpperInvariant(text[17]))
        {
            return IdentifierFaults.CheckDigit;
        }

        if (!CompactDate.TryRead(body.Slice(6, 8), out birthDate))
        {
            return IdentifierFaults.ImpossibleDate;
        }

        return birthDate > on ? IdentifierFaults.FutureDate : string.Empty;
    }
}

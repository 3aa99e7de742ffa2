using System.Diagnostics.CodeAnalysis;

namespace Matching.Engine.Identifiers;

/// <summary>A bank card number: 12 to 19 digits with a Luhn check digit (GB/T 19584, ISO/IEC 7812). Accounts of enterprises are not cards.</summary>
public sealed record BankCardNumber
{
    private BankCardNumber(string text) => Text = text;

    /// <summary>The digits.</summary>
    public string Text { get; }

    /// <summary>Reads a number.</summary>
    /// <param name="text">12 to 19 digits, without spaces.</param>
    /// <param name="value">The number, or null.</param>
    /// <param name="reason">A code of <see cref="IdentifierFaults"/>; empty on success.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out BankCardNumber? value, out string reason)
    {
        reason = text.Length is < 12 or > 19 ? IdentifierFaults.Length
            : text.AsSpan().ContainsAnyExceptInRange('0', '9') ? IdentifierFaults.Character
            : CheckDigit(text.AsSpan(0, text.Length - 1)) != text[^1] ? IdentifierFaults.CheckDigit
            : string.Empty;
        value = reason.Length == 0 ? new BankCardNumber(text) : null;
        return value is not null;
    }

    /// <summary>The Luhn check digit that follows the digits.</summary>
    /// <exception cref="ArgumentException">There is no digit, or something else than digits.</exception>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            throw new ArgumentException("digits are needed", nameof(digits));
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            var doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}

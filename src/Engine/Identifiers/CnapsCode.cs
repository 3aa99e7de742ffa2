using System.Diagnostics.CodeAnalysis;

namespace Matching.Engine.Identifiers;

/// <summary>支付系统行号: 12 digits that name a branch in China's payment system, the last one ISO 7064 MOD 11,10.</summary>
public sealed record CnapsCode
{
    private CnapsCode(string text) => Text = text;

    /// <summary>The 12 digits.</summary>
    public string Text { get; }

    /// <summary>Reads a code.</summary>
    /// <param name="text">12 digits, without spaces.</param>
    /// <param name="value">The code, or null.</param>
    /// <param name="reason">A code of <see cref="IdentifierFaults"/>; empty on success.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out CnapsCode? value, out string reason)
    {
        reason = text.Length != 12 ? IdentifierFaults.Length
            : text.AsSpan().ContainsAnyExceptInRange('0', '9') ? IdentifierFaults.Character
            : CheckDigit(text.AsSpan(0, 11)) != text[11] ? IdentifierFaults.CheckDigit
            : string.Empty;
        value = reason.Length == 0 ? new CnapsCode(text) : null;
        return value is not null;
    }

    /// <summary>The check digit that follows 11 digits.</summary>
    /// <exception cref="ArgumentException">There are not exactly 11 digits.</exception>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 11 || digits.ContainsAnyExceptInRange('0', '9'))
        {
            throw new ArgumentException("11 digits are needed", nameof(digits));
        }

        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (product + (digit - '0')) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (char)('0' + ((11 - product) % 10));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}

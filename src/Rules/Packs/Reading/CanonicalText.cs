using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Rules.Packs.Reading;

/// <summary>Builds the one text that stands for parsed content, whatever its layout was, and hashes it.</summary>
/// <remarks>Each field is written as name, length and value, so that no two contents have the same text.</remarks>
public sealed class CanonicalText
{
    private readonly StringBuilder text = new();

    /// <summary>A text that starts with the name of its format.</summary>
    public CanonicalText(string format) => Add("format", format);

    /// <summary>Adds a field; null differs from the empty text.</summary>
    public CanonicalText Add(string name, string? value)
    {
        text.Append(name).Append(' ');
        text.Append(value is null ? "-" : value.Length.ToString(CultureInfo.InvariantCulture) + ":" + value).Append('\n');
        return this;
    }

    /// <summary>Adds a number; 75 and 75.00 are the same.</summary>
    public CanonicalText Add(string name, decimal? value) =>
        Add(name, value is { } number ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : null);

    /// <summary>Adds a date.</summary>
    public CanonicalText Add(string name, DateOnly? value) => Add(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Adds a truth value.</summary>
    public CanonicalText Add(string name, bool value) => Add(name, value ? "true" : "false");

    /// <summary>Adds a text in both languages.</summary>
    public CanonicalText Add(string name, LocalizedText? value) => Add(name + ".zh", value?.Zh).Add(name + ".en", value?.En);

    /// <summary>Adds one block for each item, in the order given.</summary>
    public CanonicalText AddEach<T>(string name, IEnumerable<T> items, Action<CanonicalText, T> write)
    {
        var count = 0;
        foreach (var item in items)
        {
            Add(name, count.ToString(CultureInfo.InvariantCulture));
            write(this, item);
            count++;
        }

        return Add(name + ".count", count.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>SHA-256 of the text, 64 lower-case hexadecimal digits.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}

namespace Matching.Rules;

/// <summary>A text for people, in Chinese (the language of record) and English.</summary>
/// <param name="Zh">Chinese text.</param>
/// <param name="En">English text.</param>
public sealed record LocalizedText(string Zh, string En)
{
    /// <summary>The text in the language asked for: <c>en</c> gives English, everything else Chinese.</summary>
    public string In(string language) => language == "en" ? En : Zh;

    /// <inheritdoc/>
    public override string ToString() => Zh;
}

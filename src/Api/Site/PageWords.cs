using Matching.Rules;

namespace Matching.Api.Site;

/// <summary>The language of a page: Chinese unless <c>?lang=en</c> asks for English.</summary>
/// <param name="IsEnglish">Whether English was asked for.</param>
public sealed record PageWords(bool IsEnglish)
{
    /// <summary>A text in the page's language.</summary>
    public string Say(string zh, string en) => new LocalizedText(zh, en).In(IsEnglish ? "en" : "zh");
}

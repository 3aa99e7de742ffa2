using Matching.Rules;

namespace Matching.Api.Site;

/// <summary>The language of a page.</summary>
/// <param name="IsEnglish">English instead of Chinese.</param>
public sealed record PageWords(bool IsEnglish)
{
    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language => IsEnglish ? "en" : "zh";

    /// <summary>Value of the <c>lang</c> attribute.</summary>
    public string Tag => IsEnglish ? "en" : "zh-CN";

    /// <summary>A text in the page's language.</summary>
    public string Say(string zh, string en) => Say(new LocalizedText(zh, en));

    /// <summary>A text in the page's language.</summary>
    public string Say(LocalizedText text) => text.In(Language);
}

using Matching.Rules;

namespace Matching.Engine.Checks;

/// <summary>The input, one profile of it or an option cannot be used. The message says what, where, why and what to do.</summary>
public sealed class CheckRefusedException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="code">Stable code, see <see cref="CheckCodes"/>.</param>
    /// <param name="words">What is wrong and what to do.</param>
    /// <param name="path">Where: a path within the profile, <c>line:column</c> of the text, or an option.</param>
    public CheckRefusedException(string code, LocalizedText words, string path)
        : base($"{code} {path}: {words.En}")
    {
        Code = code;
        Words = words;
        Path = path;
    }

    /// <summary>Stable code.</summary>
    public string Code { get; }

    /// <summary>What is wrong and what to do.</summary>
    public LocalizedText Words { get; }

    /// <summary>Where.</summary>
    public string Path { get; }
}

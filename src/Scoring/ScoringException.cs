namespace Matching.Scoring;

/// <summary>A history or model that cannot be used. The message says what, where, why and what to do.</summary>
public sealed class ScoringException : InvalidOperationException
{
    /// <summary>A refusal.</summary>
    /// <param name="code">Stable code.</param>
    /// <param name="message">What is wrong, where, why, and what to do.</param>
    /// <param name="cause">What the system said, or null.</param>
    public ScoringException(string code, string message, Exception? cause = null)
        : base(message, cause) => Code = code;

    /// <summary>Stable code, <c>SCO</c> and three digits.</summary>
    public string Code { get; }
}

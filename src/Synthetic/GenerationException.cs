namespace Matching.Synthetic;

/// <summary>A request for a population that cannot be carried out. The message says what, where, why and what to do.</summary>
public sealed class GenerationException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="code">Stable code.</param>
    /// <param name="message">What is wrong, why, and what to do.</param>
    /// <param name="cause">What the system said, or null.</param>
    public GenerationException(string code, string message, Exception? cause = null)
        : base(message, cause) => Code = code;

    /// <summary>Stable code, <c>GEN</c> and three digits.</summary>
    public string Code { get; }
}

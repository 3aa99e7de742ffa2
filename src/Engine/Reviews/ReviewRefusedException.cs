using Matching.Rules;

namespace Matching.Engine.Reviews;

/// <summary>A decision was refused; nothing was stored.</summary>
public sealed class ReviewRefusedException : InvalidOperationException
{
    /// <summary>A refused decision.</summary>
    /// <param name="code">One of <see cref="ReviewRefusal"/>.</param>
    /// <param name="what">What was refused, why, and what to do.</param>
    public ReviewRefusedException(string code, LocalizedText what)
        : base(what.En)
    {
        Code = code;
        What = what;
    }

    /// <summary>Stable code, of <see cref="ReviewRefusal"/>.</summary>
    public string Code { get; }

    /// <summary>What was refused, why, and what to do.</summary>
    public LocalizedText What { get; }
}

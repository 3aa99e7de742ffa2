using Matching.Rules;

namespace Matching.Engine.Drafts;

/// <summary>What kind of refusal it is; the outside maps it to its own codes.</summary>
public enum DraftRefusalKind
{
    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>The editor saw an older text.</summary>
    Stale,

    /// <summary>The draft does not stand where the act needs it.</summary>
    Conflict,

    /// <summary>This account may not.</summary>
    Forbidden,

    /// <summary>The content cannot be accepted.</summary>
    Invalid,
}

/// <summary>An act on a draft that was refused; nothing was changed and nothing is lost.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Code">Stable code.</param>
/// <param name="What">What is refused, where and why.</param>
/// <param name="Mend">What to do.</param>
public sealed record DraftRefusal(DraftRefusalKind Kind, string Code, LocalizedText What, LocalizedText Mend);

/// <summary>Thrown when an act on a draft is refused.</summary>
public sealed class DraftRefusedException : Exception
{
    /// <summary>A refusal, with the draft as it is stored now where there is one.</summary>
    public DraftRefusedException(DraftRefusal refusal, Draft? stored = null)
        : base($"{refusal.Code}: {refusal.What.En}")
    {
        Refusal = refusal;
        Stored = stored;
    }

    /// <summary>The refusal.</summary>
    public DraftRefusal Refusal { get; }

    /// <summary>The draft as it is stored now, or null.</summary>
    public Draft? Stored { get; }
}

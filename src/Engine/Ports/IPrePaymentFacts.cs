using Matching.Rules;

namespace Matching.Engine.Ports;

/// <summary>What tonight's facts say about paying somebody.</summary>
public interface IPrePaymentFacts
{
    /// <summary>The finding for one right.</summary>
    /// <param name="kind">Whom the policy is for.</param>
    /// <param name="payee">Pseudonymous key of who is paid.</param>
    /// <param name="item">What the right hangs on, or <c>-</c>.</param>
    PrePaymentFinding Check(SubjectKind kind, string payee, string item);
}

/// <summary>Result of a check before payment.</summary>
/// <param name="Standing">Whether payment may follow.</param>
/// <param name="ReasonCode">Stable code when it may not, else null.</param>
/// <param name="Reason">The reason in words, or null.</param>
public sealed record PrePaymentFinding(PrePaymentStanding Standing, string? ReasonCode, string? Reason)
{
    /// <summary>Nothing speaks against payment.</summary>
    public static PrePaymentFinding Clear { get; } = new(PrePaymentStanding.Clear, null, null);
}

/// <summary>Whether payment may follow. Unknown is not clear.</summary>
public enum PrePaymentStanding
{
    /// <summary>It may.</summary>
    Clear,

    /// <summary>A needed fact is unknown; the right waits.</summary>
    Unknown,

    /// <summary>A fact speaks against it; the right is suspended.</summary>
    Against,
}

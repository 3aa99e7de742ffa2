using Matching.Engine.Amounts;
using Matching.Engine.Decisions;

namespace Matching.Engine.Columns;

/// <summary>How a unit fares: a verdict as far as figures need it. <c>default</c> is not worked out.</summary>
/// <param name="IsKnown">Whether it is worked out.</param>
/// <param name="Outcome">Outcome.</param>
/// <param name="Amount">Reported amount, or null.</param>
/// <param name="IsHeld">Whether the row must not be used.</param>
internal readonly record struct Fare(bool IsKnown, Outcome Outcome, Money? Amount, bool IsHeld)
{
    /// <summary>Some condition is false.</summary>
    public static Fare Refused => new(true, Outcome.NotEligible, null, false);

    /// <summary>A fact is missing.</summary>
    public static Fare Open => new(true, Outcome.Undetermined, null, false);

    /// <summary>All conditions hold, with an amount.</summary>
    public static Fare Granted(Money amount) => new(true, Outcome.Eligible, amount, false);

    /// <summary>Eligible, and to be used.</summary>
    public bool IsGranted => Outcome == Outcome.Eligible && IsKnown && !IsHeld;

    /// <summary>That of a verdict.</summary>
    public static Fare Of(Verdict verdict) => new(true, verdict.Outcome, verdict.Amount, verdict.Held is not null);
}

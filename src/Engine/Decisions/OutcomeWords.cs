namespace Matching.Engine.Decisions;

/// <summary>Words for outcomes.</summary>
public static class OutcomeWords
{
    /// <summary>The word of a policy that has no version on the date.</summary>
    public const string NotInForce = "not-in-force";

    /// <summary>The contract's word: <c>eligible</c>, <c>not-eligible</c> or <c>undetermined</c>.</summary>
    public static string ToContract(this Outcome outcome) => outcome switch
    {
        Outcome.Eligible => "eligible",
        Outcome.NotEligible => "not-eligible",
        Outcome.Undetermined => "undetermined",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "no such outcome"),
    };
}

using Matching.Rules;

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

    /// <summary>A word of the contract as people read it.</summary>
    /// <param name="contract">What <see cref="ToContract"/> gave, or <see cref="NotInForce"/>.</param>
    public static LocalizedText InWords(string contract) => contract switch
    {
        "eligible" => new("符合", "eligible"),
        "not-eligible" => new("不符合", "not eligible"),
        "undetermined" => new("待核", "undetermined"),
        NotInForce => new("无有效版本", "not in force"),
        _ => throw new ArgumentOutOfRangeException(nameof(contract), contract, "no word of the contract"),
    };
}

using Matching.Engine.Decisions;

namespace Matching.Engine.Mutation;

/// <summary>How far two verdicts on the same profile are apart.</summary>
internal enum VerdictDifference
{
    /// <summary>They say the same.</summary>
    None,

    /// <summary>They name other missing tags or other failed conditions.</summary>
    Reasons,

    /// <summary>They differ in the outcome, an amount, or in that one of them must not be used.</summary>
    Result,
}

/// <summary>Compares verdicts in what a check reports.</summary>
internal static class Verdicts
{
    /// <summary>The difference; null stands for a day on which no version is in force.</summary>
    public static VerdictDifference Compare(Verdict? a, Verdict? b)
    {
        if (a is null || b is null)
        {
            return a is null && b is null ? VerdictDifference.None : VerdictDifference.Result;
        }

        if (a.Outcome != b.Outcome || a.Amount != b.Amount || a.CycleAmount != b.CycleAmount || a.Held is null != b.Held is null)
        {
            return VerdictDifference.Result;
        }

        return a.Missing.AsSpan().SequenceEqual(b.Missing.AsSpan()) && a.Failed.AsSpan().SequenceEqual(b.Failed.AsSpan())
            ? VerdictDifference.None
            : VerdictDifference.Reasons;
    }
}

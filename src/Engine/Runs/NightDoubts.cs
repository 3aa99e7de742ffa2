using System.Globalization;
using Matching.Engine.Decisions;

namespace Matching.Engine.Runs;

/// <summary>Matches that the scorer doubts, with the reason in words.</summary>
/// <param name="threshold">Probability in millionths below which a match is doubted.</param>
internal sealed class NightDoubts(int threshold)
{
    private const int OneTenthOfAPercent = 1000;
    private readonly Dictionary<(string Policy, string Subject, string Item), int> doubted = [];

    public void Add(MatchScore score)
    {
        if (score.Review)
        {
            doubted[KeyOf(score.Decision)] = score.Millionths;
        }
    }

    /// <summary>Why a match is doubted, or null when it is not.</summary>
    public string? Of(Decision match) => doubted.TryGetValue(KeyOf(match), out var millionths)
        ? $"模型估计核定成立的概率为 {Percent(millionths)}，低于复核界限 {Percent(threshold)}，须先由人工核查"
        : null;

    private static (string, string, string) KeyOf(Decision match) => (match.PolicyId, match.Subject, match.Item);

    /// <summary>Cut off and not rounded, so that what is below the threshold is written as below it.</summary>
    private static string Percent(int millionths) =>
        (millionths / OneTenthOfAPercent / 10m).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}

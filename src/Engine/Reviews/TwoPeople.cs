using Matching.Rules;

namespace Matching.Engine.Reviews;

/// <summary>The rule that one person proposes and another gives effect.</summary>
internal static class TwoPeople
{
    private const int MostReason = 500;

    /// <summary>Whether an act has effect now; otherwise it is a proposal, which takes the place of any other.</summary>
    /// <exception cref="ReviewRefusedException">The same person proposed the same before.</exception>
    public static bool HasEffect(Proposal? proposal, string action, string stamp, string actor)
    {
        if (proposal is null || !proposal.Is(action, stamp))
        {
            return false;
        }

        return !proposal.IsBy(actor) ? true : throw new ReviewRefusedException(
            ReviewRefusal.SamePerson,
            new LocalizedText($"{proposal.Actor} 已提出此项，须由另一人生效", $"{proposal.Actor} proposed this already; another person must give it effect"));
    }

    /// <summary>A reason, without blanks round it.</summary>
    /// <exception cref="ReviewRefusedException">It is too long, or missing where one is required.</exception>
    public static string Reason(string reason, bool required)
    {
        var text = reason.Trim();
        return text.Length <= MostReason && (text.Length > 0 || !required) ? text : throw new ReviewRefusedException(
            ReviewRefusal.ReasonMissing,
            new LocalizedText($"请写明理由（不超过 {MostReason} 字）", $"please give a reason of at most {MostReason} characters"));
    }

    /// <summary>Refuses an act on what has changed since it was looked at.</summary>
    public static void RequireSame(string stamp, string seen)
    {
        if (stamp != seen)
        {
            throw Changed();
        }
    }

    public static ReviewRefusedException Changed() => new(
        ReviewRefusal.Changed,
        new LocalizedText("内容在您查看之后已有变化，请重新打开核对后再决定", "it has changed since you looked at it; open it again, check and decide then"));
}

using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Allocation;

/// <summary>What an exclusion does to a claim.</summary>
/// <param name="Effect">Effect.</param>
/// <param name="Kept">The other claim.</param>
/// <param name="Group">The group of policies that says so, or null where the two policies do.</param>
public sealed record Refusal(ExclusionEffect Effect, Claim Kept, ExclusionGroup? Group = null)
{
    /// <summary>The reason in words, naming the policy that is kept and what it pays.</summary>
    public string Reason => Text.Zh;

    /// <summary>The reason in both languages.</summary>
    public LocalizedText Text => Effect switch
    {
        ExclusionEffect.Refused => new(
            $"与“{Kept.Policy.Name.Zh}”（{Kept.Policy.Id}，{Kept.Right.Key.Cycle}，{AllotmentWords.Amount(Kept).Zh}）不可同时享受{In.Zh}，保留后者",
            $"not together with \"{Kept.Policy.Name.En}\" ({Kept.Policy.Id}, {Kept.Right.Key.Cycle}, {AllotmentWords.Amount(Kept).En}){In.En}; that one is kept"),
        ExclusionEffect.Choose => new(
            $"与“{Kept.Policy.Name.Zh}”（{Kept.Policy.Id}，{AllotmentWords.Amount(Kept).Zh}）择一享受{In.Zh}，由本人选择",
            $"one of this and \"{Kept.Policy.Name.En}\" ({Kept.Policy.Id}, {AllotmentWords.Amount(Kept).En}){In.En}; the recipient chooses"),
        _ => new(
            $"与“{Kept.Policy.Name.Zh}”（{Kept.Policy.Id}）对同一事项不可重复{In.Zh}，现有数据不能判断是否同一事项",
            $"not for the same item as \"{Kept.Policy.Name.En}\" ({Kept.Policy.Id}){In.En}; the data does not say whether it is the same"),
    };

    private LocalizedText In => Group is null ? new("", "") : new($"（同属“{Group.Name.Zh}”）", $" (both of \"{Group.Name.En}\")");
}

/// <summary>Effects of an exclusion.</summary>
public enum ExclusionEffect
{
    /// <summary>The other is kept; this one is not granted.</summary>
    Refused,

    /// <summary>The recipient chooses.</summary>
    Choose,

    /// <summary>Whether both are about the same item is not known: a person looks first.</summary>
    Review,
}

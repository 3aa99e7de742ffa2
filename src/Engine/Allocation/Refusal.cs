namespace Matching.Engine.Allocation;

/// <summary>What an exclusion does to a claim.</summary>
/// <param name="Effect">Effect.</param>
/// <param name="Kept">The other claim.</param>
public sealed record Refusal(ExclusionEffect Effect, Claim Kept)
{
    /// <summary>The reason in words, naming the policy that is kept.</summary>
    public string Reason => Effect switch
    {
        ExclusionEffect.Refused => $"与“{Kept.Policy.Name.Zh}”（{Kept.Policy.Id}，{Kept.Right.Key.Cycle}）不可同时享受，保留后者",
        ExclusionEffect.Choose => $"与“{Kept.Policy.Name.Zh}”（{Kept.Policy.Id}）择一享受，由本人选择",
        _ => $"与“{Kept.Policy.Name.Zh}”（{Kept.Policy.Id}）对同一事项不可重复，现有数据不能判断是否同一事项",
    };
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

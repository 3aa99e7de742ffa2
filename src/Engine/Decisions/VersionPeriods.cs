using System.Collections.Immutable;
using Matching.Rules.Packs;

namespace Matching.Engine.Decisions;

/// <summary>Which of a policy's versions that have begun judges a unit with a reference date of its own. Immutable.</summary>
internal sealed class VersionPeriods
{
    private readonly ImmutableArray<(DateOnly From, DateOnly? To)> periods;

    /// <summary>The versions that have begun on a business date.</summary>
    public VersionPeriods(Policy policy, DateOnly asOf)
    {
        Versions = [.. policy.Versions.Where(v => v.From <= asOf)];
        periods = [.. Versions.Select(policy.PeriodOf)];
    }

    /// <summary>The versions, in the policy's order.</summary>
    public ImmutableArray<RulePack> Versions { get; }

    /// <summary>The versions by which a unit may be judged on a business date: the night's own last, before it every other that has begun where units have dates of their own.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">The version of the night, also one to be tried in its place.</param>
    /// <param name="asOf">Business date.</param>
    public static IEnumerable<RulePack> Judging(Policy policy, RulePack pack, DateOnly asOf) =>
        policy.Reference.Tag is null ? [pack] : policy.Versions.Where(v => v.From <= asOf && v.Hash != pack.Hash).Append(pack);

    /// <summary>Position in <see cref="Versions"/> of the one in force on a unit's reference date, or -1 when none was.</summary>
    /// <param name="day">The reference date.</param>
    public int IndexOn(DateOnly day)
    {
        for (var i = periods.Length - 1; i >= 0; i--)
        {
            if (day >= periods[i].From && (periods[i].To is not { } to || day <= to))
            {
                return i;
            }
        }

        return -1;
    }
}

using System.Collections.Immutable;
using Matching.Api.Site;
using Matching.Engine.Decisions;
using Matching.Rules.Packs;

namespace Matching.Api.Recipients;

/// <summary>A fact that is missing or too old, and who states it.</summary>
/// <param name="Name">What is missing.</param>
/// <param name="Department">Who states it.</param>
/// <param name="StaleSince">As-of date of what is there but too old, or null.</param>
public sealed record MissingLine(string Name, string Department, string? StaleSince);

/// <summary>A policy that a subject nearly reaches, or that cannot be decided yet.</summary>
/// <param name="PolicyId">Policy.</param>
/// <param name="Policy">Its name.</param>
/// <param name="Authority">Whom to ask.</param>
/// <param name="IsNear">True when all conditions but one are true.</param>
/// <param name="Condition">The one condition that is in the way, or null where several are open.</param>
/// <param name="Kind"><c>changeable</c> or <c>fixed</c> where the condition is false, else <c>unknown</c> or <c>stale</c>.</param>
/// <param name="Distance">How far it is from being met, with the unit, or null where there is no distance.</param>
/// <param name="MetOn">The day on which time alone meets it, or null.</param>
/// <param name="Missing">What is missing or too old.</param>
/// <param name="ToDo">What one can do.</param>
public sealed record NearLine(
    string PolicyId, string Policy, string Authority, bool IsNear, ReasonLine? Condition, string Kind, string? Distance, string? MetOn,
    ImmutableArray<MissingLine> Missing, string ToDo);

/// <summary>What a subject nearly reaches, in words.</summary>
/// <param name="words">The language.</param>
/// <param name="facts">Facts in words.</param>
public sealed class NearWords(PageWords words, FactWords facts)
{
    private readonly ReasonWords reasons = new(words, facts);

    /// <summary>Near misses first, then what cannot be decided; eligible ones, those with several false conditions and those that neither people nor a year of time can change are left out.</summary>
    public ImmutableArray<NearLine> Of(IEnumerable<Explanation> explanations) =>
    [
        .. explanations.Where(e => e.Verdict.Outcome == Outcome.Undetermined || (e.Verdict.Outcome != Outcome.Eligible && e.NearMiss is { IsWithinReach: true }))
            .Select(Of).OrderBy(n => n.IsNear ? 0 : 1).ThenBy(n => n.Distance is null ? 1 : 0),
    ];

    private NearLine Of(Explanation e)
    {
        var missing = Missing(e);
        var condition = e.NearMiss is { } near ? reasons.Of(e, e.Conditions.First(c => c.Condition.Id == near.ConditionId)) : null;
        var distance = e.NearMiss is { } only && only.Gaps.Any(g => g.Distance is not null) ? NearMissWords.Of(e, words.Language).Distance(only) : null;
        var metOn = e.NearMiss?.MetOn is { } day ? new PlainWords(words).Date(day) : null;
        var kind = e.NearMiss?.Kind ?? (missing.Any(m => m.StaleSince is not null) ? NearMissKind.Stale : NearMissKind.Unknown);
        return new NearLine(
            e.Policy.Id, words.Say(e.Policy.Name), e.Policy.Authority, e.NearMiss is not null, condition, CodeOf(kind), distance, metOn, missing,
            metOn is null ? ToDo(e.Policy, kind) : Waiting(metOn, e.Policy));
    }

    private static string CodeOf(NearMissKind kind) => kind.ToString().ToLowerInvariant();

    private string Waiting(string day, Policy policy) => words.Say(
        $"事实不变的话，{day}起自然满足，系统会在夜里自动发现，不用申请。如果数据不对，请联系{policy.Authority}。",
        $"If nothing else changes, time alone meets it from {day}; the night finds it by itself, and no application is needed. If the data is wrong, contact {policy.Authority}.");

    /// <summary>The base facts that keep the decision open: what a formula misses, not the formula.</summary>
    private ImmutableArray<MissingLine> Missing(Explanation e)
    {
        var open = e.Values.Where(v => e.Verdict.Missing.Contains(v.Tag.Name) && v.Value.IsUnknown).ToList();
        var bases = open.Where(v => v.Tag.Formula is null || !open.Any(o => v.Tag.Formula.Reads.Any(r => r.Name == o.Tag.Name)));
        return [.. bases.Select(v => new MissingLine(
            facts.Name(v.Tag.Name), facts.Source(v.Tag.Name, v.Origin.SourceId, v.Origin.Kind),
            v.Origin is { Kind: FactOriginKind.Stale, AsOf: { } asOf } ? new PlainWords(words).Date(asOf) : null))];
    }

    private string ToDo(Policy policy, NearMissKind kind) => kind switch
    {
        NearMissKind.Changeable or NearMissKind.Fixed => words.Say(
            $"情况变了，系统会在夜里自动发现，不用申请。如果数据不对，请联系{policy.Authority}。",
            $"When this changes, the next night finds it by itself; no application is needed. If the data is wrong, contact {policy.Authority}."),
        NearMissKind.Stale => words.Say(
            "请提供数据的部门更新。更新后系统会自动再核对，不用申请。", "Ask the department that states it to update it. It is then checked again by itself; no application is needed."),
        _ => words.Say(
            "请提供数据的部门补上。补上后系统会自动再核对，不用申请。", "Ask the department that states it to supply it. It is then checked again by itself; no application is needed."),
    };
}

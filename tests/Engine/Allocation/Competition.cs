using Matching.Engine.Allocation;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Tests.Payments;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Tests.Allocation;

/// <summary>Policies a to e of a small catalogue, with the terms that a test gives them.</summary>
internal sealed class Competition
{
    private readonly Dictionary<string, Policy> policies = "abcde".Select(c => Rights.Policy(c.ToString())).ToDictionary(p => p.Id);

    public List<ExclusionGroup> Groups { get; } = [];

    public List<BenefitCap> Caps { get; } = [];

    public Catalogue Catalogue => new([.. policies.Values], "k") { Allocation = new AllocationTerms([.. Groups], [.. Caps]) };

    public void Quota(string policy, int places) => policies[policy] = policies[policy] with { Quota = new Quota(places, false) };

    public void Exclude(string one, string other, ExclusionKeep keep = ExclusionKeep.Highest) =>
        policies[one] = policies[one] with { Exclusions = policies[one].Exclusions.Add(new Exclusion(other, ExclusionScope.Subject, true, keep)) };

    public void Group(params string[] members) => Groups.Add(new ExclusionGroup(
        "group-" + string.Concat(members), new LocalizedText("互斥组", "Group"), [.. members], ExclusionScope.Subject, true, ExclusionKeep.Highest, "test"));

    public void Cap(decimal amount, bool perYear, params string[] members) => Caps.Add(new BenefitCap(
        "cap-" + string.Concat(members) + Caps.Count, new LocalizedText("总限额", "Total"), [.. members], ExclusionScope.Subject, perYear, amount, "test"));

    public Claim Claim(
        string policy, string subject, long fen, EntitlementState state = EntitlementState.Proposed, string rank = "", string cycle = "2025-11", params decimal?[] priority) => new(
        policies[policy], Rights.Of(policy, subject, fen, state, cycle: cycle), false, rank.Length == 0 ? subject : rank) { Priority = [.. priority] };

    public IReadOnlyDictionary<string, Allotment> Resolve(params IEnumerable<Claim> claims) =>
        new Allocator(Catalogue, new Population(UnitKind.Household, [], [], [])).Resolve(claims);

    public static string IdOf(string policy, string subject, string cycle = "2025-11") => new EntitlementKey(policy, subject, cycle, "-").Id;
}

using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs.Reading;

/// <summary>Holds groups, caps and orders against the policies: nothing may dangle, contradict or have two orders in one queue.</summary>
internal static class AllocationCheck
{
    public static void Run(IReadOnlyList<PolicyDraft> drafts, AllocationDraft terms, Findings findings)
    {
        var byId = drafts.DistinctBy(d => d.Policy.Id).ToDictionary(d => d.Policy.Id, d => d.Policy, StringComparer.Ordinal);
        var stated = Pairs(byId.Values);
        foreach (var (group, members) in terms.Groups)
        {
            Dangling(group.Id, members, byId, findings);
            Contradictions(group, members, stated, findings);
        }

        foreach (var (cap, members) in terms.Caps)
        {
            Dangling(cap.Id, members, byId, findings);
            CheckCap(cap, [.. members.Where(m => byId.ContainsKey(m.Text)).Select(m => (m.Place, byId[m.Text]))], findings);
        }

        SharedLines(drafts, findings);
    }

    private static Dictionary<(string, string, ExclusionScope, bool), ExclusionKeep> Pairs(IEnumerable<Policy> policies)
    {
        var pairs = new Dictionary<(string, string, ExclusionScope, bool), ExclusionKeep>();
        foreach (var policy in policies)
        {
            foreach (var exclusion in policy.Exclusions)
            {
                pairs.TryAdd((policy.Id, exclusion.With, exclusion.Scope, exclusion.SameCycle), exclusion.Keep);
            }
        }

        return pairs;
    }

    private static void Dangling(string owner, ImmutableArray<YamlScalar> members, Dictionary<string, Policy> byId, Findings findings)
    {
        foreach (var member in members.Where(m => !byId.ContainsKey(m.Text)))
        {
            findings.Add(AllocationFindings.DanglingMember(member.Place, owner, member.Text, Nearest.To(member.Text, byId.Keys)));
        }
    }

    private static void Contradictions(
        ExclusionGroup group, ImmutableArray<YamlScalar> members, Dictionary<(string, string, ExclusionScope, bool), ExclusionKeep> stated, Findings findings)
    {
        for (var i = 0; i < members.Length; i++)
        {
            foreach (var earlier in members.Take(i))
            {
                var pair = (earlier.Text, members[i].Text, group.Scope, group.SameCycle);
                if (stated.TryGetValue(pair, out var keep) && keep != group.Keep)
                {
                    findings.Add(AllocationFindings.Contradicts(members[i].Place, group.Id, earlier.Text, members[i].Text));
                }

                // A later group with the same pair is held against this one.
                stated[pair] = group.Keep;
                stated[(members[i].Text, earlier.Text, group.Scope, group.SameCycle)] = group.Keep;
            }
        }
    }

    private static void CheckCap(BenefitCap cap, ImmutableArray<(FilePlace Place, Policy Policy)> members, Findings findings)
    {
        foreach (var (place, policy) in members)
        {
            if (!policy.Benefit.IsPaid)
            {
                findings.Add(AllocationFindings.MemberNotPaid(place, cap.Id, policy.Id));
            }
            else if (!cap.PerYear && policy.Benefit.Cycle != members[0].Policy.Benefit.Cycle)
            {
                findings.Add(AllocationFindings.MixedRhythm(place, cap.Id, members[0].Policy.Id, policy.Id));
            }

            if (!SameOrder(policy, members[0].Policy))
            {
                findings.Add(AllocationFindings.MixedOrder(place, new($"限额“{cap.Id}”", $"the cap '{cap.Id}'"), members[0].Policy.Id, policy.Id));
            }
        }
    }

    private static void SharedLines(IEnumerable<PolicyDraft> drafts, Findings findings)
    {
        foreach (var line in drafts.Where(d => d.Policy.Budget is not null).GroupBy(d => (d.Policy.Budget!.Line, d.Policy.Budget.Year, d.Policy.Department)))
        {
            var first = line.First().Policy;
            foreach (var other in line.Where(d => !SameOrder(d.Policy, first)))
            {
                var shared = new LocalizedText($"预算科目“{line.Key.Line}”", $"the budget line '{line.Key.Line}'");
                findings.Add(AllocationFindings.MixedOrder(other.Place, shared, first.Id, other.Policy.Id));
            }
        }
    }

    private static bool SameOrder(Policy one, Policy other) =>
        one.Priority.Select(k => (k.By.Text, k.LargestFirst)).SequenceEqual(other.Priority.Select(k => (k.By.Text, k.LargestFirst)));
}

using System.Collections.Immutable;

namespace Matching.Rules.Packs.Words;

/// <summary>How rights are given out where not everybody gets everything, in words: places, order, groups and caps.</summary>
public static class AllocationWords
{
    /// <summary>Everything that holds for a policy, one sentence each; none where its rights stand alone.</summary>
    public static ImmutableArray<LocalizedText> Of(Policy policy, Glossary glossary)
    {
        List<LocalizedText> said = [];
        if (policy.Quota is { } quota)
        {
            var places = FigureWords.Ordinal(quota.Places);
            said.Add(new($"每期名额 {places} 个{(quota.Assumed ? "（目录假定，未见公布）" : "")}", $"{places} places in a period{(quota.Assumed ? " (assumed here; none is published)" : "")}"));
        }

        if (!policy.Priority.IsEmpty)
        {
            said.Add(Order(policy));
        }

        said.AddRange(glossary.Allocation.Groups.Where(g => g.Members.Contains(policy.Id)).Select(g => Group(g, policy, glossary)));
        said.AddRange(glossary.Allocation.Caps.Where(c => c.Members.Contains(policy.Id)).Select(c => Cap(c, policy, glossary)));
        return [.. said];
    }

    private static LocalizedText Order(Policy policy) => new(
        $"名额、预算或限额不够时的先后：{string.Join("；", policy.Priority.Select(k => k.Text.Zh))}；再相同的随机排定，与先后到达无关",
        $"who comes first where places, budget or a limit do not suffice: {string.Join("; ", policy.Priority.Select(k => k.Text.En))}; after that a drawn order, never arrival");

    private static LocalizedText Group(ExclusionGroup group, Policy policy, Glossary glossary)
    {
        var (zh, en) = group.Scope switch
        {
            ExclusionScope.Household => ("同一家庭", "a household"),
            ExclusionScope.Item => ("同一事项", "an item"),
            _ => ("同一对象", "a subject"),
        };
        var (keepZh, keepEn) = TermWords.Keep(group.Keep);
        var others = Others(group.Members, policy, glossary);
        return new(
            $"“{group.Name.Zh}”：与{others.Zh}，{zh}{(group.SameCycle ? "同一期" : "")}只享受一项，{keepZh}（{group.Reference}）",
            $"“{group.Name.En}”: with {others.En}, {en} has one only{(group.SameCycle ? " in the same period" : "")}; {keepEn} ({group.Reference})");
    }

    private static LocalizedText Cap(BenefitCap cap, Policy policy, Glossary glossary)
    {
        var amount = FigureWords.Of(cap.Amount, "元", false);
        var whose = cap.Scope == ExclusionScope.Household ? new LocalizedText("同一家庭", "a household") : new LocalizedText("同一对象", "a subject");
        var others = Others(cap.Members, policy, glossary);
        var with = cap.Members.Length == 1 ? new LocalizedText("", "") : new LocalizedText($"与{others.Zh}合计，", $"together with {others.En}, ");
        return new(
            $"“{cap.Name.Zh}”：{with.Zh}{whose.Zh}{(cap.PerYear ? "每年" : "每期")}最高{amount}，超过的部分不发（{cap.Reference}）",
            $"“{cap.Name.En}”: {with.En}{whose.En} is paid at most {FigureWords.Of(cap.Amount, "元", true)} {(cap.PerYear ? "a year" : "a period")}; what is above is not paid ({cap.Reference})");
    }

    private static LocalizedText Others(IEnumerable<string> members, Policy policy, Glossary glossary)
    {
        var names = members.Where(m => m != policy.Id).Select(m => glossary.PolicyName(m) ?? new LocalizedText(m, m)).ToList();
        return new(string.Join("、", names.Select(n => $"“{n.Zh}”")), string.Join(", ", names.Select(n => $"“{n.En}”")));
    }
}

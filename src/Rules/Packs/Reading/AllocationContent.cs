namespace Matching.Rules.Packs.Reading;

/// <summary>Writes what gives rights out into the identity of a catalogue; a catalogue without such terms keeps the identity it had.</summary>
internal static class AllocationContent
{
    public static void Write(CanonicalText text, IEnumerable<Policy> policies, AllocationTerms terms)
    {
        var queued = policies.Where(p => p.Quota is not null || !p.Priority.IsEmpty).OrderBy(p => p.Id, StringComparer.Ordinal).ToList();
        if (queued.Count == 0 && terms.Groups.IsEmpty && terms.Caps.IsEmpty)
        {
            return;
        }

        text.AddEach("queue", queued, Queue);
        text.AddEach("group", terms.Groups.OrderBy(g => g.Id, StringComparer.Ordinal), Group);
        text.AddEach("cap", terms.Caps.OrderBy(c => c.Id, StringComparer.Ordinal), Cap);
    }

    private static void Queue(CanonicalText text, Policy policy) => text.Add("policy", policy.Id).Add("places", (decimal?)policy.Quota?.Places)
        .AddEach("priority", policy.Priority, (t, key) => t.Add("by", key.By.Text).Add("largest", key.LargestFirst));

    private static void Group(CanonicalText text, ExclusionGroup group) => Members(text.Add("id", group.Id), group.Members)
        .Add("scope", group.Scope.ToString()).Add("same", group.SameCycle).Add("keep", group.Keep.ToString());

    private static void Cap(CanonicalText text, BenefitCap cap) => Members(text.Add("id", cap.Id), cap.Members)
        .Add("scope", cap.Scope.ToString()).Add("year", cap.PerYear).Add("amount", (decimal?)cap.Amount);

    private static CanonicalText Members(CanonicalText text, IEnumerable<string> members) =>
        text.AddEach("member", members.Order(StringComparer.Ordinal), (t, member) => t.Add("policy", member));
}

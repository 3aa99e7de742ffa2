using CsCheck;
using Matching.Engine.Allocation;
using Matching.Engine.Entitlements;

namespace Matching.Engine.Tests.Allocation;

/// <summary>What holds for any claims under any terms.</summary>
public sealed class AllocatorPropertyTests
{
    private static readonly EntitlementState[] States =
    [
        EntitlementState.Proposed, EntitlementState.Proposed, EntitlementState.Proposed, EntitlementState.InReview, EntitlementState.PrePaymentCheck,
        EntitlementState.Paid, EntitlementState.Suspended, EntitlementState.Declined,
    ];

    private static readonly Gen<(Competition Terms, Claim[] Claims)> Cases =
        from quotas in Gen.Int[0, 3].Array[5]
        from pairs in Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4]).Array[0, 3]
        from grouped in Gen.Bool
        from caps in Gen.Select(Gen.Int[0, 31], Gen.Int[1, 8], Gen.Bool).Array[0, 2]
        from claims in Gen.Select(Gen.Int[0, 4], Gen.Int[1, 6], Gen.Int[1, 9], Gen.Int[0, 7], Gen.Int[0, 3], Gen.Int[0, 99]).Array[0, 24]
        select Make(quotas, pairs, grouped, caps, claims);

    [Test]
    public void Resolve_AnyOrderOfArrival_GivesTheSame() => Gen.Select(Cases, Gen.Int).Sample((one, seed) =>
        Said(one.Terms.Resolve(one.Claims)) == Said(one.Terms.Resolve(Shuffled(one.Claims, seed))));

    [Test]
    public void Resolve_AnyClaims_NeverExceedsACapThatIsNotPaidOverAlready() => Holds(one =>
    {
        var found = one.Terms.Resolve(one.Claims);
        return one.Terms.Caps.All(cap => found.Values.Where(f => cap.Members.Contains(f.Claim.Policy.Id)).GroupBy(f => f.Claim.Right.Key.Subject).All(bearer =>
        {
            var limit = (long)(cap.Amount * 100);
            var stays = bearer.Where(f => f.Claim.IsFixed).Sum(f => f.Granted!.Value.Fen);
            var rest = bearer.Where(f => !f.Claim.IsFixed && Stands(f)).Sum(f => f.Granted!.Value.Fen);
            return rest == 0 || stays + rest <= limit;
        }));
    });

    [Test]
    public void Resolve_AnyClaims_NeverGivesMorePlacesThanThereAre() => Holds(one => Queues(one.Terms, one.Claims).All(queue =>
        queue.Count(f => Stands(f) && !f.Claim.IsFixed) is 0 || queue.Count(Stands) <= queue.First().Claim.Policy.Quota!.Places));

    [Test]
    public void Resolve_AnyClaims_RefusesNobodyWhileALowerRankedIsChosen() => Holds(one => Queues(one.Terms, one.Claims).All(queue =>
    {
        var waiting = queue.Where(f => f.Place is { IsChosen: false }).ToList();
        return !queue.Any(f => Stands(f) && !f.Claim.IsFixed && waiting.Any(w => w.Place!.Number < f.Place!.Number))
            && (waiting.Count == 0 || queue.Count(f => f.Place is { IsChosen: true } || f.Waits && f.Cut is not null) >= queue.First().Claim.Policy.Quota!.Places);
    }));

    [Test]
    public void Resolve_AnyClaims_KeepsOneOfAGroup() => Holds(one => one.Terms.Groups.All(group => one.Terms.Resolve(one.Claims).Values
        .Where(f => group.Members.Contains(f.Claim.Policy.Id) && Stands(f) && f.Claim.Right.State != EntitlementState.Suspended)
        .GroupBy(f => f.Claim.Right.Key.Subject).All(bearer => bearer.Count(f => !f.Claim.IsCommitted) is 0 || bearer.Count() == 1)));

    [Test]
    public void Resolve_WithWhatItGaveStored_ChangesNothing() => Holds(one =>
    {
        var first = one.Terms.Resolve(one.Claims);
        var again = one.Terms.Resolve(one.Claims.Where(c => !first.TryGetValue(c.Id, out var f) || !IsRefused(f)));
        return again.Values.All(f => f.Granted == first[f.Claim.Id].Granted && f.Waits == first[f.Claim.Id].Waits && !IsRefused(f));
    });

    private static void Holds(Func<(Competition Terms, Claim[] Claims), bool> claim) => Cases.Sample(claim, iter: 1_000);

    private static bool IsRefused(Allotment found) => found.Refusal is { Effect: ExclusionEffect.Refused };

    private static bool Stands(Allotment found) => !IsRefused(found) && !found.Waits;

    private static IEnumerable<IGrouping<string, Allotment>> Queues(Competition terms, IEnumerable<Claim> claims) =>
        terms.Resolve(claims).Values.Where(f => QuotaQueues.IsQueued(f.Claim)).GroupBy(f => f.Claim.Policy.Id);

    private static string Said(IReadOnlyDictionary<string, Allotment> found) => string.Join('\n', found.OrderBy(f => f.Key, StringComparer.Ordinal)
        .Select(f => $"{f.Key} {f.Value.Granted} {f.Value.Waits} {AllotmentWords.Of(f.Value)?.Zh}"));

    private static IEnumerable<Claim> Shuffled(IEnumerable<Claim> claims, int seed) =>
        claims.OrderBy(c => (c.Id.Aggregate(seed & 0xFFFFL, (hash, letter) => ((hash * 31) + letter) % 65_521) * 7919) % 65_521);

    private static (Competition, Claim[]) Make(int[] quotas, (int, int)[] pairs, bool grouped, (int Members, int Yuan, bool PerYear)[] caps, (int Policy, int Subject, int Yuan, int State, int Priority, int Rank)[] claims)
    {
        var terms = new Competition();
        for (var i = 0; i < quotas.Length; i++)
        {
            if (quotas[i] > 0)
            {
                terms.Quota(Name(i), quotas[i]);
            }
        }

        foreach (var (a, b) in pairs.Where(p => p.Item1 != p.Item2))
        {
            terms.Exclude(Name(a), Name(b));
        }

        if (grouped)
        {
            terms.Group("a", "b", "c");
        }

        foreach (var cap in caps.Where(c => c.Members > 0))
        {
            terms.Cap(cap.Yuan, cap.PerYear, [.. Enumerable.Range(0, 5).Where(i => (cap.Members & (1 << i)) != 0).Select(Name)]);
        }

        return (terms, [.. claims.DistinctBy(c => (c.Policy, c.Subject)).Select(c =>
            terms.Claim(Name(c.Policy), "s" + c.Subject, c.Yuan * 100L, States[c.State], $"{c.Rank:00}{c.Subject}", priority: [c.Priority == 3 ? null : c.Priority]))]);
    }

    private static string Name(int policy) => "abcde"[policy].ToString();
}

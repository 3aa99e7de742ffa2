using Matching.Engine.Allocation;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Rules.Packs;

namespace Matching.Engine.Tests.Payments;

public sealed class ExclusionTests
{
    [TestCase(100, 200, "p1")]
    [TestCase(200, 100, "p2")]
    public void Resolve_Highest_RefusesTheLower(long first, long second, string refused)
    {
        var refusals = Resolve(ExclusionKeep.Highest, ExclusionScope.Subject, Claim("p1", first), Claim("p2", second));

        Assert.That(refusals.Keys, Is.EqualTo(new[] { Rights.Of(refused, "c1", 0, EntitlementState.Proposed).Id }));
    }

    [Test]
    public void Resolve_AnyOrderOfArrival_GivesTheSame()
    {
        var one = Resolve(ExclusionKeep.Highest, ExclusionScope.Subject, Claim("p1", 100), Claim("p2", 100));
        var other = Resolve(ExclusionKeep.Highest, ExclusionScope.Subject, Claim("p2", 100), Claim("p1", 100));

        Assert.That(one.Keys, Is.EqualTo(other.Keys));
        Assert.That(one, Has.Count.EqualTo(1));
    }

    [Test]
    public void Resolve_First_KeepsTheStoredAgainstAHigher()
    {
        var refusals = Resolve(ExclusionKeep.First, ExclusionScope.Subject, Claim("p1", 100, stored: true), Claim("p2", 200));

        Assert.That(refusals.Values.Single().Kept.Policy.Id, Is.EqualTo("p1"));
    }

    [Test]
    public void Resolve_CommittedMoney_NeverLoses()
    {
        var refusals = Resolve(ExclusionKeep.Highest, ExclusionScope.Subject, Claim("p1", 100, EntitlementState.Submitted), Claim("p2", 200));

        Assert.That(refusals.Values.Single().Kept.Policy.Id, Is.EqualTo("p1"));
    }

    [Test]
    public void Resolve_Choice_AsksForBoth()
    {
        var refusals = Resolve(ExclusionKeep.Choice, ExclusionScope.Subject, Claim("p1", 100), Claim("p2", 200));

        Assert.That(refusals.Values.Select(r => r.Effect), Is.EqualTo(new[] { ExclusionEffect.Choose, ExclusionEffect.Choose }));
    }

    [Test]
    public void Resolve_ItemNotStated_SendsToReviewInsteadOfRefusing()
    {
        var refusals = Resolve(ExclusionKeep.Highest, ExclusionScope.Item, Claim("p1", 100), Claim("p2", 200));

        Assert.That(refusals.Values.Select(r => r.Effect), Is.EqualTo(new[] { ExclusionEffect.Review }));
    }

    [Test]
    public void Resolve_OtherSubject_RefusesNobody() =>
        Assert.That(Resolve(ExclusionKeep.Highest, ExclusionScope.Subject, Claim("p1", 100), Claim("p2", 200, subject: "c2")), Is.Empty);

    [Test]
    public void Resolve_OtherCycle_RefusesNobody() =>
        Assert.That(Resolve(ExclusionKeep.Highest, ExclusionScope.Subject, Claim("p1", 100), Claim("p2", 200, cycle: "2025-12")), Is.Empty);

    private static IReadOnlyDictionary<string, Refusal> Resolve(ExclusionKeep keep, ExclusionScope scope, params Claim[] claims)
    {
        var catalogue = new Catalogue([Rights.Policy("p1", new Exclusion("p2", scope, true, keep)), Rights.Policy("p2")], "k");
        return ExclusionResolver.Resolve(new ExclusionRules(catalogue, new Population(UnitKind.Household, [], [], [])), claims);
    }

    private static Claim Claim(
        string policyId, long fen, EntitlementState state = EntitlementState.Proposed, bool stored = false, string subject = "c1", string cycle = "2025-11") =>
        new(Rights.Policy(policyId), Rights.Of(policyId, subject, fen, state, cycle: cycle), stored, "r" + policyId);
}

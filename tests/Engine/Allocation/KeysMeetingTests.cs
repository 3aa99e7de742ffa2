using CsCheck;
using Matching.Engine.Allocation;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Tests.Payments;
using Matching.Rules.Packs;

namespace Matching.Engine.Tests.Allocation;

/// <summary>What is read of the rights that were ever paid is all that can meet a right that is checked.</summary>
public sealed class KeysMeetingTests
{
    private static readonly string[] Keys = ["c1", "c2", "c3", "h1", "h2", "-", "k1"];

    private static readonly Gen<(ExclusionRules Rules, Claim One, Claim Other)> Cases =
        from links in Gen.Int[-1, 2].Array[2]
        from one in Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[5, 6])
        from other in Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[5, 6])
        select (RulesOf(links), ClaimOf(one), ClaimOf(other));

    [Test]
    public void KeysMeeting_AnyTwoClaimsThatShareABearer_NamesSubjectPayeeOrItemOfTheOther() => Cases.Sample(
        c => !c.Rules.BearersOf(c.One).Intersect(c.Rules.BearersOf(c.Other)).Any() || c.Rules.KeysMeeting(c.One)
            .Any(k => k == c.Other.Right.Key.Subject || k == c.Other.Right.Payee || (k == c.Other.Right.Key.Item && k != "-")),
        iter: 20_000, print: c => $"{c.One.Right} | {c.Other.Right} | {string.Join(' ', c.Rules.KeysMeeting(c.One))}");

    [Test]
    public void KeysMeeting_HouseholdWhoseApplicantIsAnotherSince_NamesTheNewOne()
    {
        var rules = new ExclusionRules(new Catalogue([], "k"), Households("c2", null));
        var stored = new Claim(Rights.Policy("a"), Rights.Of("a", "h1", 1, EntitlementState.PrePaymentCheck) with { Payee = "c1" }, true, "");

        Assert.That(rules.KeysMeeting(stored), Is.EquivalentTo(new[] { "h1", "c2", "c1" }));
    }

    private static ExclusionRules RulesOf(int[] links) =>
        new(new Catalogue([], "k"), Households([.. links.Select(l => l < 0 ? null : Keys[l])]));

    private static Population Households(params string?[] applicants) => new(UnitKind.Household, ["h1", "h2"], [.. applicants], []);

    private static Claim ClaimOf((int Subject, int Payee, int Item) keys) => new(
        Rights.Policy("a"), Rights.Of("a", Keys[keys.Subject], 1, EntitlementState.Paid, Keys[keys.Item]) with { Payee = Keys[keys.Payee] }, true, "");
}

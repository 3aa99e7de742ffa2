using System.Globalization;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Rules.Packs;
using Matching.Storage.Dialects;

namespace Matching.Storage.Tests.Nights;

/// <summary>Going on from the night before leaves every decision, right, event, message and payment as judging and checking everybody does, over chains of nights in which anything may happen between them.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class NightIncrementTests(DatabaseProvider provider)
{
    private const int Nights = 7;

    private static readonly Catalogue[] Editions = [SmallCatalogue.Edition(0), SmallCatalogue.Edition(1), SmallCatalogue.Edition(2)];

    /// <summary>What people, departments and banks do to a right between two nights.</summary>
    private static readonly (string From, string To)[] Acts =
    [
        ("AwaitingConfirmation", "Confirmed"), ("AwaitingConfirmation", "Declined"), ("InReview", "AwaitingConfirmation"), ("Submitted", "Paid"), ("Submitted", "AccountNeeded"),
        ("Paid", "Closed"), ("Paid", "Recovery"), ("Paid", "Active"), ("Active", "Suspended"), ("Suspended", "Stopped"), ("Bounced", "AccountNeeded"), ("OnNotice", "InReview"),
    ];

    [Test]
    public void Run_ChainsOfNights_GoingOnLeavesWhatJudgingAllLeaves([Values(1, 2, 3, 38)] int seed)
    {
        using var one = DatabaseSource.Create(provider);
        using var other = DatabaseSource.Create(provider);
        GoingOnStage[] stages = [new(one.Database, judgesAll: false), new(other.Database, judgesAll: true)];
        var random = new Random(seed);
        var facts = new LivingFacts(seed);
        var (asOf, edition) = (new DateOnly(2025, 11, 24), 0);
        facts.Begin(asOf);
        Accounts(stages, facts, random);
        for (var night = 0; night < Nights; night++)
        {
            var (snapshot, catalogue) = (facts.SealedOn(asOf), Editions[edition]);
            var policyId = random.Next(9) == 0 ? catalogue.Policies[random.Next(catalogue.Policies.Length)].Id : null;
            Kill(stages, random, asOf, snapshot, catalogue);
            var runs = Array.ConvertAll(stages, s => s.Run(asOf, snapshot, catalogue, policyId));

            var what = string.Create(CultureInfo.InvariantCulture, $"night {night} of {asOf:yyyy-MM-dd}, edition {edition}, {policyId}");
            Assert.That((runs[0].DecisionHash, runs[0].New), Is.EqualTo((runs[1].DecisionHash, runs[1].New)), what);
            Assert.That(stages[0].Everything().Except(stages[1].Everything()), Is.Empty, what);
            Assert.That(stages[1].Everything().Except(stages[0].Everything()), Is.Empty, what);

            asOf = Later(asOf, random);
            edition = random.Next(6) == 0 ? random.Next(Editions.Length) : edition;
            facts.Change(asOf, random.Next(3) == 0 ? 0 : random.Next(1, 7));
            Between(stages, facts, random);
        }
    }

    /// <summary>Mostly the next day; sometimes the same again with other facts, some days later, or the next month.</summary>
    private static DateOnly Later(DateOnly asOf, Random random) => random.Next(9) switch
    {
        0 => asOf,
        1 => asOf.AddDays(random.Next(2, 20)),
        2 => new DateOnly(asOf.Year, asOf.Month, 1).AddMonths(1),
        _ => asOf.AddDays(1),
    };

    /// <summary>Sometimes a night is killed before or after a batch went out, and begun again.</summary>
    private static void Kill(GoingOnStage[] stages, Random random, DateOnly asOf, Snapshot snapshot, Catalogue catalogue)
    {
        if (random.Next(6) > 0)
        {
            return;
        }

        var position = random.Next(2) == 0 ? FailPosition.Before : FailPosition.AfterSend;
        foreach (var stage in stages)
        {
            try
            {
                stage.Run(asOf, snapshot, catalogue, failPoints: new StopAt("rail-submit", position));
            }
            catch (StoppedException)
            {
                // Where nothing was to be sent the night was not killed; either is fine.
                continue;
            }
        }
    }

    private static void Between(GoingOnStage[] stages, LivingFacts facts, Random random)
    {
        if (random.Next(3) == 0)
        {
            Accounts(stages, facts, random);
        }

        for (var acts = random.Next(6); acts > 0; acts--)
        {
            var (from, to) = Acts[random.Next(Acts.Length)];
            var rights = stages[0].Database.Query<string>($"SELECT id FROM entitlement WHERE state = '{from}' ORDER BY id");
            if (rights.Count == 0)
            {
                continue;
            }

            var id = rights[random.Next(rights.Count)];
            foreach (var stage in stages)
            {
                stage.Database.Write("act", t => Sql.Run(t, $"UPDATE entitlement SET state = '{to}', attempt = attempt + {(from == "Submitted" && to == "AccountNeeded" ? 1 : 0)}, reason_code = NULL, reason = NULL WHERE id = '{id}'"));
            }
        }
    }

    private static void Accounts(GoingOnStage[] stages, LivingFacts facts, Random random)
    {
        var (without, others) = (facts.Payees.Where(_ => random.Next(4) == 0).ToList(), facts.Payees.Where(_ => random.Next(8) == 0).ToList());
        foreach (var payees in stages.Select(s => s.Payees))
        {
            payees.Without.Clear();
            payees.OtherName.Clear();
            payees.Without.UnionWith(without);
            payees.OtherName.UnionWith(others);
        }
    }
}

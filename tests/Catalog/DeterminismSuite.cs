using System.Globalization;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;

namespace Matching.Catalog.Tests;

/// <summary>The same facts, rules and date give the same hashes, however the work is cut up and wherever it is done.</summary>
[NonParallelizable]
public abstract class DeterminismSuite
{
    private const int UnitsOfAPolicy = 130;
    private static readonly DateOnly Day = new(2025, 11, 28);

    private static readonly string[] Zones =
    [
        "Asia/Shanghai", "UTC", "America/New_York", "America/Los_Angeles", "Europe/London", "Europe/Moscow", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe",
        "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns",
    ];

    private string expected = "";

    /// <summary>The engine.</summary>
    protected abstract IEvaluator EvaluatorOf(TagDictionary tags);

    [OneTimeSetUp]
    public void DecideAtOnce() => expected = HashOf(threads: 1, partitions: 1, order: 0);

    [Test]
    public void DecisionHash_AnyThreadsAndPartitions_IsTheSame([Values(1, 2, 8)] int threads, [Values(1, 7, 64)] int partitions) =>
        Assert.That(HashOf(threads, partitions, order: 0), Is.EqualTo(expected));

    [Test]
    public void DecisionHash_AnyOrderOfArrival_IsTheSame([Values(1, 2, 3)] int order) => Assert.That(HashOf(2, 7, order), Is.EqualTo(expected));

    [TestCaseSource(nameof(Zones))]
    public void DecisionHash_AnyTimeZone_IsTheSame(string zone)
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assert.That(TimeZoneInfo.Local.Id, Is.EqualTo(zone));
            Assert.That(HashOf(2, 7, order: 0), Is.EqualTo(expected));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [TestCase("zh-CN")]
    [TestCase("de-DE")]
    [TestCase("tr-TR")]
    public void DecisionHash_AnyCulture_IsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(HashOf(1, 7, order: 0), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void DecisionHash_NextDay_IsAnother() => Assert.That(HashOf(1, 1, order: 0, Day.AddDays(1)), Is.Not.EqualTo(expected));

    /// <summary>The hash over all policies in force, each over units of its own.</summary>
    private string HashOf(int threads, int partitions, int order, DateOnly? day = null)
    {
        var hash = new DecisionHash();
        var evaluator = EvaluatorOf(CaseUnits.Tags);
        foreach (var policy in CaseUnits.Catalogue.Policies.Where(p => p.VersionAt(day ?? Day) is not null))
        {
            var snapshot = CaseUnits.SnapshotOf(policy, Day, UnitsOfAPolicy, order);
            var all = PartitionWork.OfAll(policy, policy.VersionAt(day ?? Day)!, snapshot, day ?? Day);
            var refused = new RowBitmap(all.Partition.Count);
            var parts = new Judgements[partitions];
            var works = Enumerable.Range(0, partitions).Select(p => Cut(all, p, partitions)).ToArray();
            Parallel.For(0, partitions, new ParallelOptions { MaxDegreeOfParallelism = threads }, p =>
                parts[p] = VerdictCodec.Decode(works[p].Partition, VerdictCodec.Encode(PartitionVerdicts.Of(works[p], evaluator.Evaluate(works[p])))).ToJudgements(works[p]));
            for (var p = 0; p < partitions; p++)
            {
                foreach (var decision in parts[p].Found)
                {
                    hash.Add(decision);
                }

                for (var i = 0; i < parts[p].NotEligible.Count; i++)
                {
                    refused.Set(works[p].Partition.Start + i, parts[p].NotEligible[i]);
                }
            }

            hash.Add(NotEligibleUnits.Of(policy.Id, policy.Department, all.Pack.Hash, Units.KindOf(policy), refused));
        }

        return hash.Finish();
    }

    private static PartitionWork Cut(PartitionWork all, int number, int partitions)
    {
        var start = all.Partition.Count * number / partitions;
        var end = all.Partition.Count * (number + 1) / partitions;
        return all with { Partition = new Partition(all.Policy.Id, start, end - start) };
    }
}

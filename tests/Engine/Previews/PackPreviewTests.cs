using System.Globalization;
using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Previews;
using Matching.Engine.Runs;
using Matching.Engine.Tests.Decisions;
using Matching.Engine.Tests.Runs;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using static Matching.Engine.Tests.Decisions.Sample;

namespace Matching.Engine.Tests.Previews;

/// <summary>Who fares differently under a draft.</summary>
public sealed class PackPreviewTests
{
    private static readonly DateOnly Day = new(2025, 11, 28);

    [Test]
    public void Run_HigherAgeAndAmount_CountsEachUnitOnce()
    {
        var report = Run(SamplePolicies.PackOf(SamplePolicies.Allowance), threads: 1);

        Assert.That((report.Gains, report.Loses, report.BecomeOpen, report.Raised, report.Lowered, report.StillOpen), Is.EqualTo((0, 1, 0, 1, 0, 1)));
        Assert.That((report.Units, report.Before.Eligible, report.After.Eligible), Is.EqualTo((4, 2, 1)));
        Assert.That((report.Before.Total!.Value.ToString(), report.After.Total!.Value.ToString()), Is.EqualTo(("225.00", "200.00")));
    }

    [Test]
    public void Run_HigherAgeAndAmount_ShowsWhoByPseudonymousKey() => Assert.That(
        Run(SamplePolicies.PackOf(SamplePolicies.Allowance), 1).Examples.Select(e => $"{e.Change} {e.Subject} {e.Before} {e.AmountBefore} {e.After} {e.AmountAfter}"),
        Is.EqualTo(new[] { "Loses p1 eligible 75.00 not-eligible ", "Raised p2 eligible 150.00 eligible 200.00" }));

    [Test]
    public void Run_AgainstNoVersion_EverythingIsGained()
    {
        var report = Run(null, threads: 1);

        Assert.That((report.Gains, report.Loses, report.Against, report.Before.Total), Is.EqualTo((1, 0, (string?)null, (Amounts.Money?)null)));
        Assert.That(report.Examples.Single().Before, Is.EqualTo("not-in-force"));
    }

    [Test]
    public void Run_OnSeveralThreads_GivesTheSameReport()
    {
        var one = Run(SamplePolicies.PackOf(SamplePolicies.Allowance), 1);
        var four = Run(SamplePolicies.PackOf(SamplePolicies.Allowance), 4);

        Assert.That(four with { Examples = [], Breakdowns = [] }, Is.EqualTo(one with { Examples = [], Breakdowns = [] }));
        Assert.That(four.Examples.SequenceEqual(one.Examples), Is.True);
    }

    [Test]
    public void Run_Cancelled_Stops() => Assert.That(
        () => new PackPreview(new ColumnShelf(Dictionary)).Run(Request(null, Day), 1, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

    [Test]
    public void Run_FactsOfALaterDay_AreRefused() =>
        Assert.That(() => new PackPreview(new ColumnShelf(Dictionary)).Run(Request(null, Day.AddDays(-1)), 1), Throws.ArgumentException.With.Message.Contains("2025-11-28"));

    [Test]
    public void Run_VersionOfEachUnitsOwnDate_CountsAsJudgingEveryUnit(
        [Values("1945-01-01", "1955-01-01", "1962-01-01")] string from, [Values("75", "100", "if 户籍地 = \"上海\" then 100 else 75")] string amount)
    {
        var policy = SamplePolicies.Allowance with
        {
            Reference = new ReferenceDate(ReferenceDateKind.Tag, "出生日期"),
            Versions = [Dated("early", "1950-01-01", "75", 'a'), Dated("late", "1960-01-01", "100", 'b')],
        };
        var draft = Dated("draft", from, amount, 'c');
        var builder = new SnapshotBuilder(Day);
        foreach (var i in Enumerable.Range(0, 1_000))
        {
            Citizen(builder, $"p{i:0000}", i % 7 == 0 ? "外省市" : "上海", new DateOnly(1940, 1, 1).AddDays(10 * i));
        }

        var snapshot = builder.Seal();
        var report = new PackPreview(new ColumnShelf(Dictionary)).Run(new PreviewRequest(policy, draft, policy.VersionAt(Day), snapshot, Day), 1);

        var was = Granted(policy, policy.VersionAt(Day)!, snapshot);
        var becomes = Granted(policy.With(draft), draft, snapshot);
        Assert.That(
            (report.Before.Total, report.After.Total, report.Gains, report.Loses, report.Raised, report.Lowered),
            Is.EqualTo((
                (Amounts.Money?)was.Values.Aggregate((a, b) => a + b), (Amounts.Money?)becomes.Values.Aggregate((a, b) => a + b),
                becomes.Keys.Except(was.Keys).Count(), was.Keys.Except(becomes.Keys).Count(),
                was.Count(w => becomes.TryGetValue(w.Key, out var b) && b > w.Value), was.Count(w => becomes.TryGetValue(w.Key, out var b) && b < w.Value))));
    }

    [Test]
    public void Run_MovedThresholdOnUnitsWithDates_CountsAsJudgingEveryUnit(
        [Values("700", "1000", "1300")] string most, [Values("2020-01-01", "2024-06-01")] string from, [Values(null, "2025-06-30")] string? to, [Values(1, 3)] int revision)
    {
        var policy = SamplePolicies.Allowance with
        {
            Reference = new ReferenceDate(ReferenceDateKind.Tag, "申请日期"),
            Versions = [WithMost("early", "2015-01-01", null, "1000", 1, 'a'), WithMost("late", "2020-01-01", null, "1000", 2, 'b')],
        };
        var draft = WithMost("draft", from, to, most, revision, 'c');
        var builder = new SnapshotBuilder(Day);
        var feed = builder.Feed(UnitKind.Citizen, "police", [Place, Born, Income, Applied]);
        foreach (var i in Enumerable.Range(0, 2_000))
        {
            feed.Put(
                $"p{i:0000}", Day,
                [
                    Value.Of(i % 9 == 0 ? "外省市" : "上海"), Value.Of(new DateOnly(1930, 1, 1).AddDays(17 * (i % 1_999))),
                    i % 11 == 0 ? Value.Unknown(Income.Name) : Value.Of((decimal)(500 + (i * 7 % 1_100))),
                    i % 13 == 0 ? Value.Unknown(Applied.Name) : Value.Of(new DateOnly(2014, 1, 1).AddDays(i * 29 % 4_300)),
                ]);
        }

        var snapshot = builder.Seal();
        var report = new PackPreview(new ColumnShelf(Dictionary)).Run(new PreviewRequest(policy, draft, policy.VersionAt(Day), snapshot, Day), 2);

        var was = Granted(policy, policy.VersionAt(Day)!, snapshot);
        var becomes = Granted(policy.With(draft), draft, snapshot);
        Assert.That(
            (report.Before.Eligible, report.After.Eligible, report.Before.Total, report.After.Total, report.Gains, report.Loses + report.BecomeOpen),
            Is.EqualTo((
                was.Count, becomes.Count, (Amounts.Money?)was.Values.Aggregate((a, b) => a + b), (Amounts.Money?)becomes.Values.Aggregate((a, b) => a + b),
                becomes.Keys.Except(was.Keys).Count(), was.Keys.Except(becomes.Keys).Count())));
    }

    private static RulePack WithMost(string label, string from, string? to, string most, int revision, char hash) => Dated(label, from, "if 年龄 >= 70 then 150 else 75", hash) with
    {
        To = to is null ? null : DateOnly.ParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Revision = revision,
        Conditions =
        [
            new Condition("resident", new("本市户籍", "registered here"), null, RuleCompiler.Compile("户籍地 = \"上海\"", Dictionary.Scope, FeelType.Boolean).Expression!),
            SamplePolicies.OldEnough,
            new Condition("income", new("收入", "income"), null, RuleCompiler.Compile($"共同生活成员月收入合计 <= {most}", Dictionary.Scope, FeelType.Boolean).Expression!),
        ],
    };

    [Test]
    public void Run_ConditionThatNoColumnDecidesIsDroppedOrAdded_CountsAsJudgingEveryUnit([Values] bool isDropped)
    {
        var more = new Condition("heads", new("每人", "a head"), null, RuleCompiler.Compile("共同生活成员月收入合计 > 保障人口数 * 500", Dictionary.Scope, FeelType.Boolean).Expression!);
        var resident = new Condition("resident", new("本市户籍", "registered here"), null, RuleCompiler.Compile("户籍地 = \"上海\"", Dictionary.Scope, FeelType.Boolean).Expression!);
        var (few, many) = (Dated("few", "2015-01-01", "100", 'a') with { Conditions = [resident] }, Dated("many", "2015-01-01", "100", 'b') with { Conditions = [resident, more] });
        var (against, draft) = isDropped ? (many, few) : (few, many);
        var policy = SamplePolicies.Allowance with { Versions = [against] };
        var builder = new SnapshotBuilder(Day);
        var feed = builder.Feed(UnitKind.Citizen, "police", [Place, Income, Heads]);
        foreach (var i in Enumerable.Range(0, 500))
        {
            feed.Put(
                $"p{i:0000}", Day,
                [
                    i % 3 == 0 ? Value.Unknown(Place.Name) : Value.Of(i % 3 == 1 ? "上海" : "外省市"),
                    i % 7 == 0 ? Value.Unknown(Income.Name) : Value.Of((decimal)(100 * i)), i % 5 == 0 ? Value.Unknown(Heads.Name) : Value.Of((decimal)(i % 60)),
                ]);
        }

        var snapshot = builder.Seal();
        var report = new PackPreview(new ColumnShelf(Dictionary)).Run(new PreviewRequest(policy, draft, against, snapshot, Day), 1);

        Assert.That((report.Before.Eligible, report.Before.Undetermined), Is.EqualTo(Counted(policy, against, snapshot)));
        Assert.That((report.After.Eligible, report.After.Undetermined), Is.EqualTo(Counted(policy.With(draft), draft, snapshot)));
    }

    private static (int Eligible, int Undetermined) Counted(Policy policy, RulePack pack, Snapshot snapshot)
    {
        var decisions = Every.Decision(new RowEvaluator(Dictionary), PartitionWork.OfAll(policy, pack, snapshot, Day));
        return (decisions.Count(d => d.Outcome == Outcome.Eligible), decisions.Count(d => d.Outcome == Outcome.Undetermined));
    }

    [Test]
    public void Run_DraftOfALaterDayOnUnitsWithDates_IsJudgedInThePlaceOfTheVersionThatItFollows()
    {
        var policy = SamplePolicies.Allowance with
        {
            Reference = new ReferenceDate(ReferenceDateKind.Tag, "出生日期"), Versions = [Dated("late", "1960-01-01", "100", 'b')],
        };
        var builder = new SnapshotBuilder(Day);
        Citizen(builder, "p1", "上海", new(1965, 1, 1));

        var report = new PackPreview(new ColumnShelf(Dictionary)).Run(
            new PreviewRequest(policy, Dated("draft", "2026-01-01", "120", 'c'), policy.VersionAt(Day), builder.Seal(), Day), 1);

        Assert.That((report.Raised, report.Version, report.After.Total?.ToString()), Is.EqualTo((1, "draft", "120.00")));
    }

    private static Dictionary<string, Amounts.Money> Granted(Policy policy, RulePack pack, Snapshot snapshot) =>
        Every.Decision(new RowEvaluator(Dictionary), PartitionWork.OfAll(policy, pack, snapshot, Day))
            .Where(d => d.Outcome == Outcome.Eligible).ToDictionary(d => d.Subject, d => d.Amount!.Value);

    private static RulePack Dated(string label, string from, string amount, char hash) => SamplePolicies.PackOf(SamplePolicies.Allowance) with
    {
        Version = label,
        From = DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Conditions = [SamplePolicies.Resident],
        Amount = RuleCompiler.Compile(amount, Dictionary.Scope, FeelType.Number).Expression!,
        Hash = new string(hash, 64),
    };

    private static PreviewReport Run(RulePack? against, int threads) => new PackPreview(new ColumnShelf(Dictionary)).Run(Request(against, Day), threads);

    private static PreviewRequest Request(RulePack? against, DateOnly asOf)
    {
        var builder = new SnapshotBuilder(Day);
        Citizen(builder, "p1", "上海", new(1959, 1, 1));
        Citizen(builder, "p2", "上海", new(1950, 1, 1));
        Citizen(builder, "p3", "外省市", new(1950, 1, 1));
        builder.Feed(UnitKind.Citizen, "police", [Place, Born]).Put("p4", Day, [Value.Unknown("户籍地"), Value.Of(new DateOnly(1950, 1, 1))]);
        return new PreviewRequest(SamplePolicies.Allowance, Draft(), against, builder.Seal(), asOf);
    }

    private static void Citizen(SnapshotBuilder builder, string key, string place, DateOnly born) =>
        builder.Feed(UnitKind.Citizen, "police", [Place, Born]).Put(key, Day, [Value.Of(place), Value.Of(born)]);

    private static RulePack Draft() => new()
    {
        PolicyId = "elderly-allowance",
        Version = "draft",
        From = new(2026, 1, 1),
        Conditions =
        [
            SamplePolicies.Resident,
            new Condition("age", new("年满70周岁", "aged 70 or over"), null, Rule("年龄 >= 70", FeelType.Boolean, [Age], f => Value.Of(f[4].AsNumber >= 70m))),
        ],
        Amount = Rule("200", FeelType.Number, [], _ => Value.Of(200m)),
        Hash = new string('9', 64),
    };
}

using Matching.Engine.Entitlements;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using Matching.Storage.Dialects;
using Matching.Storage.Views;

namespace Matching.Storage.Tests.Nights;

/// <summary>What recipients are told, why, and how often.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class NightMessageTests(DatabaseProvider provider)
{
    private DatabaseSource source = null!;
    private NightStage stage = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        stage = new NightStage(source.Database);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Run_NewRightAndToldBenefit_StoreTheirReasons()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Policies.Add(NightStage.Told("t1"));
        stage.Evaluator.Grant("p1", "c1", 15000);
        stage.Evaluator.Tell("t1", "c2", 500);

        stage.Run();

        const string Reasons =
            """{"frame":"FRAME","values":["1950-01-01","SUBJECT"],"from":[0,1],"origins":[["Given","police","2025-11-01"],["System"]]}""";
        var (frame, content) = stage.Database.Query<(string, string)>("SELECT frame, content FROM v_trace_frame").Single();
        Assert.Multiple(() =>
        {
            Assert.That(content, Is.EqualTo(ScriptedReasons.FrameJson));
            Assert.That(
                stage.Database.Query<string>("SELECT reasons FROM v_notification ORDER BY policy_id"),
                Is.EqualTo(new[] { "c1", "c2" }.Select(s => Reasons.Replace("SUBJECT", s, StringComparison.Ordinal).Replace("FRAME", frame, StringComparison.Ordinal))));
        });
    }

    [Test]
    public void Run_Matches_StoreTheirTraceAndOthersNone()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 15000);
        stage.Evaluator.Undetermined("p1", "c2");

        stage.Run();

        Assert.That(
            stage.Database.Query<(string, string?)>("SELECT subject, trace FROM v_decision ORDER BY subject"),
            Is.EqualTo(new[] { ("c1", stage.Database.Query<string>("SELECT reasons FROM v_notification").Single()), ("c2", null) }));
    }

    [Test]
    public void Run_DirectPayment_SaysWhatHowMuchAndWhatToDo()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 15000);

        stage.Run();

        Assert.That(Bodies(), Is.EqualTo(new[]
        {
            "经数据比对，您符合“津贴p1”的条件（2025年11月），无需提交申请。金额：150.00元。您无需办理：支付前将再次核对，通过后直接拨付至您登记的账户。如有异议，请联系民政局。",
        }));
    }

    [Test]
    public void Run_AccountMissing_AsksForItOnce()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 15000);
        stage.Payees.Without.Add("c1");

        var first = stage.Run("2025-11-27");
        var second = stage.Run("2025-11-28");

        Assert.Multiple(() =>
        {
            Assert.That((first.New.Notifications, second.New.Notifications), Is.EqualTo((2, 0)));
            Assert.That(Titles("AccountNeeded"), Is.EqualTo(new[] { "津贴p1：请提供收款账户" }));
        });
    }

    [Test]
    public void Run_AccountGivenInAnotherName_AsksAgain()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 15000);
        stage.Payees.Without.Add("c1");
        stage.Run("2025-11-27");
        stage.Payees.Without.Clear();
        stage.Payees.OtherName.Add("c1");

        stage.Run("2025-11-28");

        Assert.That(Bodies("AccountNeeded"), Has.Length.EqualTo(2).And.One.Contains("户名与您的姓名").And.One.Contains("没有查到您的收款账户"));
    }

    [Test]
    public void Run_NoticeEnded_AsksForConfirmation()
    {
        stage.Policies.Add(NightStage.Paid("p1", confirmation: ConfirmationMode.Confirm, notice: new PublicNoticeTerms(5, true, true, true)));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Run("2025-12-09");

        var later = stage.Run("2025-12-16");

        Assert.That(later.New.Notifications, Is.EqualTo(1));
        Assert.That(Titles("AwaitingConfirmation"), Is.EqualTo(new[] { "津贴p1：请确认" }));
    }

    [Test]
    public void Run_SuspendedForDeath_TellsWhyAndHowToObject()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Deaths["c1"] = Value.Of(new DateOnly(2025, 10, 1));

        stage.Run("2025-11-27");
        stage.Run("2025-11-28");

        Assert.That(Bodies("Suspended"), Has.Length.EqualTo(1).And.One.Contains("数据显示领取人已去世。如与事实不符，请尽快提出"));
    }

    [Test]
    public void Run_AmountChangedAndChangedBack_TellsEachChange()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Payees.Without.Add("c1");
        foreach (var (day, fen) in new[] { ("2025-11-26", 10000), ("2025-11-27", 12000), ("2025-11-28", 10000) })
        {
            stage.Evaluator.Grant("p1", "c1", fen);
            stage.Run(day, snapshotHash: day);
        }

        Assert.That(
            stage.Database.Query<long>("SELECT amount_fen FROM notification WHERE reasons IS NOT NULL").Order(), Is.EqualTo(new[] { 10000L, 10000L, 12000L }));
    }

    [Test]
    public void Run_RefusedForAHigherBenefitLater_IsTold()
    {
        stage.Policies.Add(NightStage.Paid("p1", exclusions: new Exclusion("p2", ExclusionScope.Subject, true, ExclusionKeep.Highest)));
        stage.Policies.Add(NightStage.Paid("p2"));
        stage.Evaluator.Grant("p1", "c1", 100);
        stage.Payees.Without.Add("c1");
        stage.Run("2025-11-27");
        stage.Evaluator.Grant("p2", "c1", 200);

        stage.Run("2025-11-28", snapshotHash: "s2");

        Assert.That(Titles("Excluded"), Is.EqualTo(new[] { "津贴p1：未予发放" }));
    }

    [Test]
    public void Read_StoredReasons_AreWhatWasWritten()
    {
        stage.Policies.Add(NightStage.Told("t1"));
        stage.Evaluator.Tell("t1", "c1", 500);
        stage.Run();

        var read = new MessageView(stage.Database).Find("c1", stage.Database.Query<string>("SELECT id FROM notification").Single())!.Reasons;

        Assert.Multiple(() =>
        {
            Assert.That((read[0].Condition.Zh, read[0].Condition.En, read[0].Reference, read[0].ReferenceVerified), Is.EqualTo(("条件", "condition", "通知（沪〔2025〕1号）", true)));
            Assert.That(read[0].Facts, Is.EqualTo(new[]
            {
                new ReasonFact("出生日期", "1950-01-01", null, "police", new DateOnly(2025, 11, 1), "Given"),
                new ReasonFact("对象", "c1", null, null, null, "System"),
            }));
        });
    }

    private string[] Bodies(string state = "Submitted") => [.. Messages("body_zh", state)];

    private string[] Titles(string state) => [.. Messages("title_zh", state)];

    /// <summary>Messages in a state; a right that goes on to payment is told while it is being checked.</summary>
    private IEnumerable<string> Messages(string column, string state) => stage.Database.Query<string>(
        $"SELECT {column} FROM notification WHERE right_state = @State", new { State = state == "Submitted" ? "PrePaymentCheck" : state });
}

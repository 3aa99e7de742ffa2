using System.Text;
using Matching.Delivery.Rails;
using Matching.Engine.Amounts;
using Matching.Engine.Payouts;
using Matching.Engine.Ports;

namespace Matching.Delivery.Tests;

public sealed class FileRailTests
{
    private string outbox = null!;
    private FileRail rail = null!;

    [SetUp]
    public void SetUp()
    {
        outbox = Path.Combine(Directory.CreateTempSubdirectory("matching-rail-").FullName, "outbox");
        rail = new FileRail(outbox);
    }

    [TearDown]
    public void TearDown() => Directory.Delete(Path.GetDirectoryName(outbox)!, recursive: true);

    [Test]
    public void Submit_Batch_WritesAMessageWithoutFaults()
    {
        rail.Submit(Batch(Payment("MAAA", 15000, "张三"), Payment("MBBB", 720000, "<O'Neil & \"Söhne\">"), Payment("MCCC", 1, "欧阳\u0001娜娜")));

        var message = Pain001Reading.Of(Written());
        Assert.Multiple(() =>
        {
            Assert.That(message.Faults, Is.Empty);
            Assert.That(message.Amounts, Is.EqualTo(new[] { "150.00", "7200.00", "0.01" }));
            Assert.That(message.All("CstmrCdtTrfInitn/GrpHdr/CtrlSum"), Is.EqualTo(new[] { "7350.01" }));
            Assert.That(message.All("CstmrCdtTrfInitn/GrpHdr/CreDtTm"), Is.EqualTo(new[] { "2025-11-28T14:00:00Z" }));
            Assert.That(message.All("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Cdtr/Nm"), Is.EqualTo(new[] { "张三", "<O'Neil & \"Söhne\">", "欧阳娜娜" }));
        });
    }

    [Test]
    public void Submit_SameBatchAgain_LeavesOneFileOfTheSameBytes()
    {
        var first = rail.Submit(Batch(Payment("MAAA", 15000, "张三")));
        var bytes = Written();

        var second = rail.Submit(Batch(Payment("MAAA", 15000, "张三")));

        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(Written(), Is.EqualTo(bytes));
            Assert.That(Directory.GetFiles(outbox), Has.Length.EqualTo(1));
        });
    }

    [Test]
    public void Submit_OtherContentUnderTheSameMessageId_IsRefused()
    {
        rail.Submit(Batch(Payment("MAAA", 15000, "张三")));
        var before = Written();

        Assert.That(() => rail.Submit(Batch(Payment("MAAA", 15001, "张三"))), Throws.InvalidOperationException.With.Message.Contains("BTEST.xml"));
        Assert.That(Written(), Is.EqualTo(before));
    }

    [Test]
    public void Submit_StoppedBeforeTheRename_LeavesNoMessage()
    {
        var stopped = new FileRail(outbox, FailPoint.Parse("rail-file:before", () => throw new OperationCanceledException()));
        Assert.That(() => stopped.Submit(Batch(Payment("MAAA", 15000, "张三"))), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Directory.GetFiles(outbox, "*.xml"), Is.Empty);

        rail.Submit(Batch(Payment("MAAA", 15000, "张三")));

        Assert.That(Pain001Reading.Of(Written()).Faults, Is.Empty);
    }

    [Test]
    public void Submit_TooManyPayments_IsRefused()
    {
        var many = Enumerable.Range(0, 10_001).Select(i => Payment($"M{i}", 100, "张三")).ToArray();

        Assert.That(() => rail.Submit(Batch(many)), Throws.InvalidOperationException.With.Message.Contains("10001 payments"));
        Assert.That(Directory.Exists(outbox) ? Directory.GetFiles(outbox) : [], Is.Empty);
    }

    [Test]
    public void SizeOf_LongestTexts_BoundsTheBytes()
    {
        var long140 = new string('汉', 130) + "&&&&&\"\"<>'";
        var payment = new PaymentInstruction(
            new string('M', 35), "E", "p", 1, new Money(999_999_999_999, "CNY"), long140, new string('9', 34), "102290000012", long140, "s", new DateOnly(2025, 1, 1));
        var one = Pain001Writer.Write(Batch(payment)).Length;
        var two = Pain001Writer.Write(Batch(payment, payment)).Length;

        Assert.Multiple(() =>
        {
            Assert.That(two - one, Is.LessThanOrEqualTo(rail.SizeOf(payment)));
            Assert.That(one - (two - one), Is.LessThanOrEqualTo(rail.Limits.EnvelopeBytes));
        });
    }

    [Test]
    public void Write_OtherCulture_GivesTheSameBytes()
    {
        var before = Pain001Writer.Write(Batch(Payment("MAAA", 123456, "张三")));
        var culture = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("de-DE");
        try
        {
            Assert.That(Pain001Writer.Write(Batch(Payment("MAAA", 123456, "张三"))), Is.EqualTo(before));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }
    }

    [TestCase("10229000001", "6222000000", "张三")]
    [TestCase("10229000001X", "6222000000", "张三")]
    [TestCase("102290000012", "", "张三")]
    [TestCase("102290000012", "6222 0000", "张三")]
    [TestCase("102290000012", "6222000000", " ")]
    public void Refuses_AccountThatCannotBeWritten_SaysWhy(string bank, string account, string name) =>
        Assert.That(rail.Refuses(new PayeeAccount("c1", name, account, bank, "s", new DateOnly(2025, 1, 1), true)), Is.Not.Null);

    [Test]
    public void Refuses_GoodAccount_SaysNothing() =>
        Assert.That(rail.Refuses(new PayeeAccount("c1", "张三", "6222000000", "102290000012", "s", new DateOnly(2025, 1, 1), true)), Is.Null);

    [Test]
    public void Reading_TamperedSum_IsFound()
    {
        rail.Submit(Batch(Payment("MAAA", 15000, "张三"), Payment("MAAA", 15000, "张三")));
        var tampered = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Written()).Replace("300.00", "300.01", StringComparison.Ordinal));

        Assert.That(Pain001Reading.Of(tampered).Faults, Has.Count.EqualTo(3), "both sums and the doubled identifier");
    }

    private static PaymentInstruction Payment(string id, long fen, string name) => new(
        id, "E" + id, "p", 1, new Money(fen, "CNY"), name, "6222000000123", "102290000012", "老年综合津贴 2025-11", "s", new DateOnly(2025, 11, 1));

    private static PayoutBatch Batch(params PaymentInstruction[] payments) => new(
        "BTEST", "d", "r", new DateOnly(2025, 11, 28), "line", 2025, "file", new Debtor("上海市民政局", "31001234567890", "102290000012"),
        new DateTimeOffset(2025, 11, 28, 14, 0, 0, TimeSpan.Zero), new DateOnly(2025, 11, 28), null, [.. payments]);

    private byte[] Written() => File.ReadAllBytes(Path.Combine(outbox, "BTEST.xml"));
}

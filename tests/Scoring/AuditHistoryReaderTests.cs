using System.Text;
using Matching.Scoring.Histories;

namespace Matching.Scoring.Tests;

public sealed class AuditHistoryReaderTests
{
    [Test]
    public void Read_GoodFile_GivesMonthsNumbersAndOutcomes()
    {
        var history = Histories.Parse(Histories.Heading + "\n2025-03,p,s,70,-0.25,true\n2025-04,q,t,,3,false\n");

        Assert.That(history.Features, Is.EqualTo(new[] { "age", "income" }));
        Assert.That(history.Outcomes, Has.Length.EqualTo(2));
        Assert.That((history.Outcomes[0].Month, history.Outcomes[0].Policy, history.Outcomes[0].Upheld), Is.EqualTo((new DateOnly(2025, 3, 1), "p", true)));
        Assert.That(history.Outcomes[0].Features, Is.EqualTo(new decimal?[] { 70m, -0.25m }));
        Assert.That(history.Outcomes[1].Features, Is.EqualTo(new decimal?[] { null, 3m }));
    }

    [TestCase("", "heading")]
    [TestCase("month,policy,age,upheld\n", "heading")]
    [TestCase("month,policy,subject,upheld\n", "at least one number")]
    [TestCase("month,policy,subject,age,truth\n", "end with upheld")]
    [TestCase("month,policy,subject,age,age,upheld\n", "each named once")]
    [TestCase("month,policy,subject, ,upheld\n", "named")]
    public void Read_HeadingThatDoesNotFit_IsRefused(string text, string expected)
    {
        Assert.That(() => Histories.Parse(text), Throws.TypeOf<ScoringException>().With.Property("Code").EqualTo("SCO004").And.Message.Contains(expected));
    }

    [TestCase("2025-13,p,s,1,1,true", "month is '2025-13'")]
    [TestCase("2025-3,p,s,1,1,true", "month is '2025-3'")]
    [TestCase("2025-03,,s,1,1,true", "policy is ''")]
    [TestCase("2025-03,p,,1,1,true", "subject is ''")]
    [TestCase("2025-03,p,s,old,1,true", "age is 'old'")]
    [TestCase("2025-03,p,s,NaN,1,true", "age is 'NaN'")]
    [TestCase("2025-03,p,s,1,1e5,true", "income is '1e5'")]
    [TestCase("2025-03,p,s,1,1000000000,true", "income is '1000000000'")]
    [TestCase("2025-03,p,s,1,1,yes", "upheld is 'yes'")]
    [TestCase("2025-03,p,s,1,true", "has 6 cells as the heading has, this one 5")]
    [TestCase("", "this one 1")]
    public void Read_RowThatDoesNotFit_IsNamedByLineAndColumn(string row, string expected)
    {
        var refusal = Assert.Throws<ScoringException>(() => Histories.Parse($"{Histories.Heading}\n2025-03,p,s,1,1,true\n{row}\n"))!;

        Assert.That(refusal.Code, Is.EqualTo("SCO005"));
        Assert.That(refusal.Message, Does.Contain("history.csv:3: ").And.Contain(expected));
    }

    [Test]
    public void Read_MissingFile_SaysHowToMakeOne()
    {
        Assert.That(
            () => AuditHistoryReader.Read("/nowhere/audited.csv"),
            Throws.TypeOf<ScoringException>().With.Property("Code").EqualTo("SCO001").And.Message.Contains("/nowhere/audited.csv").And.Message.Contains("generate --history"));
    }

    [Test]
    public void Read_OtherEncoding_IsRefused()
    {
        using var place = new TempFolder();
        File.WriteAllBytes(place["history.csv"], [.. Encoding.ASCII.GetBytes(Histories.Heading + "\n2025-03,"), 0xD6, 0xD0, 0xFF]);

        Assert.That(() => AuditHistoryReader.Read(place["history.csv"]), Throws.TypeOf<ScoringException>().With.Property("Code").EqualTo("SCO003"));
    }
}

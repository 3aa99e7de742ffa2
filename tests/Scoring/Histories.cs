using Matching.Scoring.Histories;
using Matching.Synthetic;

namespace Matching.Scoring.Tests;

/// <summary>Histories for tests: generated ones, and small ones written by hand.</summary>
internal static class Histories
{
    public const string Heading = "month,policy,subject,age,income,upheld";

    /// <summary>Audited outcomes of a generated population of 20,000 subjects over six months.</summary>
    public static AuditHistory Generated()
    {
        using var place = new TempFolder();
        var report = new PopulationGenerator().Generate(new GenerationRequest(20_000, 7, new DateOnly(2025, 11, 28), place["out"], 6));
        return AuditHistoryReader.Read(report.History!.Path);
    }

    /// <summary>Reads a text as a file of audited outcomes.</summary>
    public static AuditHistory Parse(string text)
    {
        using var place = new TempFolder();
        File.WriteAllText(place["history.csv"], text);
        return AuditHistoryReader.Read(place["history.csv"]);
    }

    /// <summary>A history with one upheld and one refuted match in each of so many months from 2025-01.</summary>
    public static AuditHistory OfMonths(int months) => Parse(
        Heading + "\n" + string.Concat(Enumerable.Range(1, months).Select(m => $"2025-{m:00},p,s,1,,true\n2025-{m:00},p,s,2,0.5,false\n")));

    /// <summary>The same matches with the outcomes dealt out anew.</summary>
    public static AuditHistory Shuffled(AuditHistory history, int seed)
    {
        var labels = history.Outcomes.Select(o => o.Upheld).ToArray();
        new Random(seed).Shuffle(labels);
        return history with { Outcomes = [.. history.Outcomes.Zip(labels, (o, upheld) => o with { Upheld = upheld })] };
    }
}

using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Tables;

namespace Matching.Rules.Tests.Tables;

/// <summary>Tables as large as a province's schedule of rates: 3,700 rows and 13 inputs.</summary>
public sealed class LargeTableTests
{
    private const int Districts = 37;

    private static readonly Scope Scope = new(Enumerable.Range(1, 13).Select(i => new Symbol($"数{i}", FeelType.Number, i - 1, "人")));

    [Test]
    public void CompileTable_3700RowsWithOneMissing_FindsIt() =>
        Assert.That(
            Messages(Compile(HitPolicy.Unique, Rows().Where((_, i) => i != 1234))),
            Is.EqualTo(new[] { "FEEL4008 no row hits: 数1: 12; 数2: 3; 数3: [40..50); e.g. 数1 = 12, 数2 = 3, 数3 = 40, 数4 = 0, 数5 = 0, 数6 = 0, 数7 = 0, 数8 = 0, 数9 = 0, 数10 = 0, 数11 = 0, 数12 = 0, 数13 = 0" }));

    [Test]
    public void CompileTable_3700RowsWithOneTwice_FindsIt() =>
        Assert.That(
            Messages(Compile(HitPolicy.Unique, Rows().Append(Rows().ElementAt(1234)))),
            Has.Length.EqualTo(1).And.All.StartWith("FEEL4004 rows 1235 and 3701 overlap, e.g. 数1 = 12, 数2 = 3, 数3 = 40, "));

    [Test]
    public void Check_WorkBeyondTheBudget_IsCutOffAndSaysSo()
    {
        var table = (BoundTable)((CompiledRule)Compile(HitPolicy.Unique, Rows().Take(100)).Expression!).Root;
        var bag = new DiagnosticBag();

        TableCheck.Check(table, [], bag, steps: 100_000);

        Assert.That(
            bag.ToImmutable().Where(d => d.Code != "FEEL4009").Select(d => d.What.En), Is.EqualTo(new[] { "the check of the table was cut off before it was complete" }));
    }

    private static IEnumerable<TableRow> Rows() => Enumerable.Range(0, Districts * 100).Select(i =>
    {
        var (district, grade, band) = (i / 100, i / 10 % 10, i % 10);
        string[] cells = [district == Districts - 1 ? $">={district}" : $"{district}", grade == 9 ? ">8" : $"{grade}", band == 9 ? ">=90" : $"[{band * 10}..{(band + 1) * 10})"];
        return new TableRow([.. cells, .. Enumerable.Range(0, 10).Select(c => i == 5 && c == 0 ? ">=0" : c == 0 ? ">=0, 3" : "-")], $"{i}");
    });

    private static Bound Compile(HitPolicy policy, IEnumerable<TableRow> rows) => RuleCompiler.CompileTable(Table(policy, rows), Scope);

    private static TableDefinition Table(HitPolicy policy, IEnumerable<TableRow> rows) => new(policy, [.. Enumerable.Range(1, 13).Select(i => $"数{i}")], [.. rows]);

    private static string[] Messages(Bound bound) => [.. bound.Diagnostics.Where(d => d.Code != "FEEL4009").Select(d => $"{d.Code} {d.What.En}")];
}

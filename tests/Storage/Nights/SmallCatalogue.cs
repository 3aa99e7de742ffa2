using System.Globalization;
using Matching.Engine.Tags;
using Matching.Rules.Packs;
using Matching.Storage.Tests.Drafts;

namespace Matching.Storage.Tests.Nights;

/// <summary>Twelve policies over tags of the real dictionary, among them every way in which rights stand to each other: alone, excluded by subject, household or item, capped, and queued for a place.</summary>
internal static class SmallCatalogue
{
    private static readonly (string Id, string Terms, string Conditions, string Amount)[] Policies =
    [
        ("age", Terms("citizen", "monthly", "direct", 4000), "年龄 >= 60", "if 年龄 >= 70 then 150 else 75"),
        ("alpha", Terms("citizen", "monthly", "confirm", 9000, "{ with: beta, scope: subject, cycle: same, keep: highest }", "{ with: house, scope: household, cycle: same, keep: choice }"), "残疾等级 <= 3", "100 * (5 - 残疾等级)"),
        ("beta", Terms("citizen", "monthly", "direct", 9000, "{ with: alpha, scope: subject, cycle: same, keep: highest }"), "户籍地 = \"上海\" and 残疾等级 <= 4", "50 * 残疾等级 + 120"),
        ("once", Terms("citizen", "once", "direct", 9000), "户籍地 = \"上海\" and 年龄 >= 61", "250"),
        ("alone", Terms("citizen", "monthly", "confirm-with-account", 9000), "户籍地 = \"上海\"", "20 * 残疾等级"),
        ("notice", Terms("citizen", "monthly", "direct", 9000, notice: "{ days: 3, calendar: calendar, stage: before }"), "残疾等级 <= 2", "33"),
        ("queue", Terms("citizen", "monthly", "direct", 9001, more: "quota: { places: 3 }\npriority:\n  - { by: 出生日期, first: earliest, text: { zh: 年长者在先, en: older first } }\n"), "残疾等级 >= 2", "60"),
        ("child", Terms("citizen", "yearly", "confirm", 9000, "{ with: nursery, scope: item, cycle: any, keep: first }", more: "item: child\n"), "子女户籍地 = \"徐汇区\"", "3600 - 子女出生日期.month"),
        ("nursery", Terms("citizen", "monthly", "direct", 90000, "{ with: child, scope: item, cycle: any, keep: first }", more: "item: child\n"), "子女年龄 <= 2", "200"),
        ("house", Terms("household", "monthly", "direct", 9000, "{ with: alpha, scope: household, cycle: same, keep: choice }"), "户籍地 = \"上海\" and 保障人口数 >= 2", "100 * 保障人口数"),
        ("firm", Terms("enterprise", "monthly", "direct", 900000), "从业人数 >= 3", "从业人数 * 10"),
        ("told", Terms("citizen", "monthly", "direct", null), "年龄 >= 60 or 残疾等级 = 1", ""),
    ];

    /// <summary>The dictionary of this repository.</summary>
    public static TagDictionary Tags { get; } = DraftStage.ReadFolder().Tags;

    /// <summary>An edition: 0 as it begins, 1 with a newer version of some policies, 2 without one policy.</summary>
    public static Catalogue Edition(int edition)
    {
        var folder = Directory.CreateTempSubdirectory("matching-test-");
        try
        {
            foreach (var (id, terms, conditions, amount) in Policies.Where(p => edition != 2 || p.Id != "once"))
            {
                var place = folder.CreateSubdirectory(Path.Combine("policies", "shanghai", id)).FullName;
                File.WriteAllText(Path.Combine(place, "policy.yaml"), $"id: {id}\nname: {{ zh: 津贴{id}, en: Allowance {id} }}\n{terms}");
                File.WriteAllText(Path.Combine(place, "cases.yaml"), "[]\n");
                var isRenewed = edition == 1 && id is "age" or "child";
                File.WriteAllText(Path.Combine(place, "2020-01.yaml"), Version(id, "2020-01", isRenewed ? "from: 2020-01-01, to: 2025-11-25" : "from: 2020-01-01, to: ", conditions, amount));
                if (isRenewed)
                {
                    File.WriteAllText(Path.Combine(place, "2025-11.yaml"), Version(id, "2025-11", "from: 2025-11-26, to: ", conditions, amount + " + 10"));
                }
            }

            File.WriteAllText(Path.Combine(folder.FullName, "allocation.yaml"), Allocation);
            var reading = CatalogueReader.Read(folder.FullName, Tags.Scope);
            return reading.Catalogue ?? throw new InvalidDataException(string.Join('\n', reading.Diagnostics.Select(d => d.ToString())));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private const string Allocation = """
        caps:
          - { id: total, name: { zh: 全年总额, en: a year in all }, members: [age, notice], scope: subject, period: year, amount: 400.00, reference: 文件 }
        """;

    private static string Terms(string subject, string cycle, string confirmation, int? budget, string? exclusion = null, string? other = null, string notice = "none", string more = "")
    {
        var exclusions = string.Join(", ", new[] { exclusion, other }.OfType<string>());
        var kind = budget is null ? "tax" : "payment";
        var money = budget is null ? "" : string.Create(CultureInfo.InvariantCulture, $"budget: {{ line: L-{subject}-{cycle}-{budget}, year: 2025, amount: {budget}.00 }}\n");
        return $"subject: {subject}\nauthority: 市民政局\nbenefit: {{ kind: {kind}, currency: CNY, cycle: {cycle} }}\ndepartment: shanghai/civil-affairs\n"
            + $"confirmation: {confirmation}\nsilence: paid\nnotice: {notice}\nexclusions: [{exclusions}]\n{money}{more}sources: []\n";
    }

    private static string Version(string id, string version, string period, string conditions, string amount) =>
        $"policy: {id}\nversion: {version}\nverified: true\neffective: {{ {period} }}\nreferences:\n  - {{ id: notice, title: 通知 }}\n"
        + $"conditions:\n  - id: one\n    text: {{ zh: 条件, en: condition }}\n    reference: notice\n    when: {conditions}\n"
        + (amount.Length == 0 ? "" : $"amount:\n  formula: {amount}\n");
}

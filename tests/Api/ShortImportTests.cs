using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Api.Tests;

public sealed class ShortImportTests
{
    private Workplace place = null!;

    [SetUp]
    public void SetUp() => place = new Workplace();

    [TearDown]
    public void TearDown() => place.Dispose();

    [Test]
    public void Import_FarFewerRowsThanBefore_EndsWithFourUnlessAccepted()
    {
        Assert.That(Import(rows: 3, sequence: 1).Code, Is.Zero);

        var refused = Import(rows: 1, sequence: 2);
        Assert.That(refused.Code, Is.EqualTo(4));
        Assert.That(refused.Error, Does.Contain("short-delivery").And.Contains("--accept-short"));

        Assert.That(Import(rows: 1, sequence: 2, "--accept-short").Code, Is.Zero);
    }

    [Test]
    public void Import_ShortAndForAnotherSource_EndsWithTwo()
    {
        Import(rows: 3, sequence: 1);

        Assert.That(Import(rows: 1, sequence: 2, "--source", "tax-enterprise").Code, Is.EqualTo(2));
    }

    /// <summary>Imports rows without a key, which are quarantined one by one: the number of rows is what counts here.</summary>
    private CliResult Import(int rows, int sequence, params string[] options)
    {
        var text = "公民身份号码,数据日期,户名,银行账号,行号\n" + string.Concat(Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $",,{sequence},,\n"), rows));
        var file = place.File("account-citizen.csv", text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        place.File(
            "account-citizen.csv.manifest.json",
            $$"""{"source":"account-citizen","file":"account-citizen.csv","rows":{{rows}},"sha256":"{{hash}}","asOf":"2025-11-28","sequence":{{sequence}}}""");
        return Cli.Run(["import", file, "--as-of", "2025-11-28", "--data", place["data"], .. options]);
    }
}

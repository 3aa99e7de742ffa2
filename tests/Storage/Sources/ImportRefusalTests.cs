using System.Text;
using Matching.Storage.Snapshots;
using Matching.Storage.Sources;

namespace Matching.Storage.Tests.Sources;

/// <summary>Deliveries that are refused as a whole: nothing is published and nothing is recorded.</summary>
public sealed class ImportRefusalTests
{
    private ImportFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new ImportFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Import_FileCutAtAnyPlace_IsRefusedWhole()
    {
        var path = folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li), ImportFolder.PersonRow(ImportFolder.Wang), ImportFolder.PersonRow(ImportFolder.Person(1)));
        folder.Send("relief", """{"公民身份号码":"440524188001010014","救助身份":[]}""");
        var whole = File.ReadAllBytes(path);

        for (var length = 0; length < whole.Length; length += 13)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.That(Codes(), Is.EqualTo(new[] { "hash-differs" }), $"cut at {length}");
        }

        Assert.That(folder.Snapshots.List(), Is.Empty);
        Assert.That(folder.Database.Query<long>("SELECT COUNT(*) FROM source_manifest").Single(), Is.Zero);
        Assert.That(folder.Identities.TryFindKey(ImportFolder.Wang, out _), Is.False);
    }

    [Test]
    public void Import_OneByteAltered_IsRefused()
    {
        var path = folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li));
        var bytes = File.ReadAllBytes(path);
        bytes[^3] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.That(Codes(), Is.EqualTo(new[] { "hash-differs" }));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Import_OtherNumberOfRowsThanStated_IsRefused(long stated)
    {
        folder.Send("people", ImportFolder.PeopleHeader + "\n" + ImportFolder.PersonRow(ImportFolder.Li) + "\n" + ImportFolder.PersonRow(ImportFolder.Wang), rows: stated);

        Assert.That(Codes(), Is.EqualTo(new[] { "rows-differ" }));
    }

    [Test]
    public void Import_ControlSumDiffers_IsRefusedAndTheRightOneAccepted()
    {
        var content = ImportFolder.PeopleHeader + "\n" + ImportFolder.PersonRow(ImportFolder.Li, "0.10") + "\n" + ImportFolder.PersonRow(ImportFolder.Wang, "0.25");
        folder.Send("people", content, controlSum: new { column = "收入", sum = 0.34m });
        Assert.That(Codes(), Is.EqualTo(new[] { "control-sum-differs" }));

        folder.Send("people", content, controlSum: new { column = "姓", sum = 0m });
        Assert.That(Codes(), Is.EqualTo(new[] { "control-sum-column" }));

        folder.Send("people", content, controlSum: new { column = "收入", sum = 0.35m });
        Assert.That(folder.Import().Accepted, Is.EqualTo(2));
    }

    [Test]
    public void Import_HeaderWithUnknownMissingOrDoubledColumn_IsRefused()
    {
        folder.Send("people", ImportFolder.PeopleHeader + ",收入\n");
        Assert.That(Codes(), Is.EqualTo(new[] { "column-twice" }));

        folder.Send("people", ImportFolder.PeopleHeader.Replace("收入", "收人", StringComparison.Ordinal) + "\n");
        Assert.That(Codes(), Is.EqualTo(new[] { "unknown-column", "column-missing" }));
    }

    [Test]
    public void Import_NoHeader_IsRefusedWithoutRepeatingTheRow()
    {
        folder.Send("people", ImportFolder.PersonRow(ImportFolder.Li) + "\n", rows: 0);

        var error = Assert.Throws<ImportRefusedException>(() => folder.Import())!;

        Assert.That(error.Refusals.Single().Code, Is.EqualTo("column-missing"));
        Assert.That(error.Message, Does.Not.Contain("李雷").And.Not.Contain(ImportFolder.Li));
    }

    [Test]
    public void Import_EmptyFile_IsRefused()
    {
        folder.Send("people", string.Empty, rows: 0);
        Assert.That(Codes(), Is.EqualTo(new[] { "no-header" }));
    }

    [TestCase("{", "manifest-malformed")]
    [TestCase("{}", "manifest-malformed")]
    [TestCase("""{"source":"people","file":"f","rows":0,"sha256":"00","asOf":"2025-11-28","sequence":1}""", "manifest-malformed")]
    [TestCase("""{"source":"peple","file":"f","rows":0,"sha256":"@","asOf":"2025-11-28","sequence":1}""", "unknown-source")]
    [TestCase("""{"source":"relief","file":"f","rows":0,"sha256":"@","asOf":"2025-11-28","sequence":1}""", "other-format")]
    [TestCase("""{"source":"people","file":"f","rows":0,"sha256":"@","asOf":"2025-11-29","sequence":1}""", "future-manifest")]
    [TestCase("""{"source":"register","file":"f","rows":0,"sha256":"@","asOf":"2025-11-28","sequence":1}""", "too-few-rows")]
    [TestCase("""{"source":"people","file":"f","rows":0,"sha256":"@","asOf":"2025-11-28","sequence":1,"more":1}""", "manifest-malformed")]
    public void Import_BadManifest_IsRefused(string manifest, string code)
    {
        var path = folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li));
        File.WriteAllText(path + ".manifest.json", manifest.Replace("@", new string('0', 64), StringComparison.Ordinal));

        Assert.That(Codes(), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void Import_NoManifestNoFileNoFolder_NamesWhatIsMissing()
    {
        var path = folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li));
        File.Delete(path + ".manifest.json");
        Assert.That(Codes(), Is.EqualTo(new[] { "manifest-missing" }));

        File.Delete(path);
        Assert.That(Codes(), Is.EqualTo(new[] { "nothing-to-read" }));

        var error = Assert.Throws<ImportRefusedException>(() => folder.Service.Import(new ImportRequest(ImportFolder.Day, ["/nowhere/at-all"])))!;
        Assert.That(error.Message, Is.EqualTo("/nowhere/at-all: there is no such file or folder; check the path [path-missing]"));
    }

    [Test]
    public void Import_OtherSourceThanAskedFor_IsRefused()
    {
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li));

        var error = Assert.Throws<ImportRefusedException>(() => folder.Service.Import(new ImportRequest(ImportFolder.Day, [folder.Inbox], "relief")))!;

        Assert.That(error.Refusals.Single().Code, Is.EqualTo("other-source"));
    }

    [Test]
    public void Import_MoreRowsOrBytesThanTheBounds_IsRefused()
    {
        using var bounded = new ImportFolder(new ImportBounds(MaxRows: 1));
        bounded.SendPeople(ImportFolder.PersonRow(ImportFolder.Li), ImportFolder.PersonRow(ImportFolder.Wang));
        Assert.That(Assert.Throws<ImportRefusedException>(() => bounded.Import())!.Refusals.Single().Code, Is.EqualTo("too-many-rows"));

        using var small = new ImportFolder(new ImportBounds(MaxFileBytes: 100));
        small.SendPeople(ImportFolder.PersonRow(ImportFolder.Li), ImportFolder.PersonRow(ImportFolder.Wang));
        Assert.That(Assert.Throws<ImportRefusedException>(() => small.Import())!.Refusals.Single().Code, Is.EqualTo("file-too-big"));
    }

    [Test]
    public void Import_HeaderNotUtf8_IsRefused()
    {
        var path = folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li));
        var latin = Encoding.Latin1.GetBytes("é,b\n1,2\n");
        File.WriteAllBytes(path, latin);
        File.WriteAllText(
            path + ".manifest.json",
            $$"""{"source":"people","file":"f","rows":1,"sha256":"{{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(latin))}}","asOf":"2025-11-28","sequence":1}""");

        Assert.That(Codes(), Is.EqualTo(new[] { "no-header" }));
    }

    [Test]
    public void Import_WhileAnotherOneIsAtWork_IsRefused()
    {
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li));
        Directory.CreateDirectory(Path.Combine(folder.Root, "snapshots"));
        using (new FileStream(Path.Combine(folder.Root, "snapshots", ".lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.That(() => folder.Import(), Throws.TypeOf<SnapshotException>().With.Message.StartsWith("another import is writing"));
        }

        Assert.That(folder.Import().Sealed, Is.True);
    }

    private string[] Codes() => [.. Assert.Throws<ImportRefusedException>(() => folder.Import())!.Refusals.Select(r => r.Code)];

    [Test]
    public void Import_FileChangedWhileItsRowsAreMerged_IsRefusedAndKeepsNoIdentity()
    {
        var path = folder.SendPeople(
            ImportFolder.PersonRow(ImportFolder.Li, "200.00"), ImportFolder.PersonRow(ImportFolder.Wang), ImportFolder.PersonRow(ImportFolder.Li, "300.00"));

        // Rows that contradict each other are hashed last, from the file.
        var emptied = new Told(() => File.WriteAllText(path, ImportFolder.PeopleHeader + "\n"));

        Assert.That(() => folder.Service.Import(new ImportRequest(ImportFolder.Day, [folder.Inbox]), emptied), Throws.InstanceOf<ImportRefusedException>());
        Assert.That(folder.Identities.TryFindKey(ImportFolder.Wang, out _), Is.False);
    }

    /// <summary>Does something when it is told of progress.</summary>
    private sealed class Told(Action act) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => act();
    }
}

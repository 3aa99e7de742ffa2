using Dapper;

namespace Matching.Storage.Tests.Sources;

/// <summary>Rows beyond one block, typed by several threads: numbers, hashes and facts are those of one row after the other.</summary>
public sealed class StagingTests
{
    private const int Rows = 5000;

    [Test]
    public void Import_FaultsInManyBlocks_KeepTheirRowNumbers()
    {
        using var folder = new ImportFolder();
        folder.SendPeople([.. Enumerable.Range(1, Rows).Select(n => ImportFolder.PersonRow(ImportFolder.Person(n), n % 1000 == 7 ? "x" : "1"))]);

        var report = folder.Import();

        Assert.That((report.Accepted, report.Quarantined), Is.EqualTo((4995L, 5L)));
        Assert.That(folder.Quarantine().Select(q => q.Number), Is.EqualTo(new[] { 7L, 1007L, 2007L, 3007L, 4007L }));
    }

    [Test]
    public void Import_ContradictionAcrossBlocksAndDeliveries_SetsBothRowsAsideUnderTheirNumbers()
    {
        using var folder = new ImportFolder();
        var rows = Enumerable.Range(1, Rows).Select(n => ImportFolder.PersonRow(ImportFolder.Person(n), "1")).ToArray();
        rows[4_998] = ImportFolder.PersonRow(ImportFolder.Person(3), "2");
        folder.SendPeople(rows);
        folder.Send("people", string.Join('\n', ImportFolder.PeopleHeader, ImportFolder.PersonRow(ImportFolder.Person(5), "3")), "second");

        var report = folder.Import();

        Assert.That(
            report.Deliveries.Select(d => (d.File, d.Accepted, d.Quarantined)),
            Is.EqualTo(new[] { ("people.csv", 4997L, 3L), ("second.csv", 0L, 1L) }));
        Assert.That(folder.Quarantine().Select(q => (q.Number, q.Code)).Order(), Is.EqualTo(new[] { (1L, "contradiction"), (3L, "contradiction"), (5L, "contradiction"), (4999L, "contradiction") }));
    }

    [Test]
    public void Import_SameRowsInAnotherOrder_GiveTheSameSnapshot()
    {
        using var one = new ImportFolder();
        using var other = new ImportFolder();
        var rows = Enumerable.Range(1, Rows).Select(n => ImportFolder.PersonRow(ImportFolder.Person(n), $"{n}.25")).ToArray();
        one.SendPeople(rows);
        other.SendPeople([.. rows.Reverse()]);

        Assert.That(other.Import().SnapshotHash, Is.EqualTo(one.Import().SnapshotHash));
    }

    [Test]
    public void Import_RowsSetAsideAfterReading_HaveTheHashOfRowsSetAsideAtOnce()
    {
        string[] rows = [ImportFolder.PersonRow(ImportFolder.Li, "1"), ImportFolder.PersonRow(ImportFolder.Li, "2")];
        using var late = new ImportFolder();
        using var atOnce = new ImportFolder();
        late.SendPeople(rows);
        late.Import();

        // The day before, the same rows speak of a future date.
        atOnce.Send("people", string.Join('\n', rows.Prepend(ImportFolder.PeopleHeader)), asOf: "2025-11-19");
        atOnce.Import(new DateOnly(2025, 11, 19));

        Assert.That(late.Quarantine().Select(q => q.Code), Is.EqualTo(new[] { "contradiction", "contradiction" }));
        Assert.That(atOnce.Quarantine().Select(q => q.Code), Is.EqualTo(new[] { "future-as-of", "future-as-of" }));
        Assert.That(Hashes(late), Is.EqualTo(Hashes(atOnce)));
        Assert.That(Hashes(late), Has.All.Length.EqualTo(26));
    }

    [Test]
    public void Import_OrphanOfAJsonFile_HasTheHashOfItsLine()
    {
        var line = $$"""{"户号":"H1","申请人":"{{ImportFolder.Li}}","家庭收入":"100"}""";
        using var folder = new ImportFolder();
        folder.Send("homes", line);
        folder.Import();

        Assert.That(folder.Quarantine().Single().Code, Is.EqualTo("orphan-link"));
        Assert.That(Hashes(folder).Single(), Has.Length.EqualTo(26));
    }

    [Test]
    public void Import_LongTextsAndColumnsInAnotherOrder_ReachTheIdentityStoreWhole()
    {
        using var folder = new ImportFolder();
        var name = new string('名', 900);
        folder.Send(
            "people",
            $"手机号,姓名,等级,失信,户籍地,出生日期,比例,人数,收入,数据日期,公民身份号码\n139,\"{name}\"\"，\",2,false,上海,1954-07-20,0.055,3,100.00,2025-11-20,{ImportFolder.Li}\n");

        folder.Import();

        var identity = folder.Identities.Find(folder.Keys.Of(Engine.Populations.UnitKind.Citizen, ImportFolder.Li))!;
        Assert.That((identity.Name, identity.Phone, identity.Number), Is.EqualTo((name + "\"，", "139", ImportFolder.Li)));
    }

    private static IReadOnlyList<string> Hashes(ImportFolder folder) =>
        folder.Database.Read(c => c.Query<string>("SELECT raw_hash FROM quarantine ORDER BY row_number").AsList());
}

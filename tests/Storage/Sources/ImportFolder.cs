using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using Matching.Storage.Identities;
using Matching.Storage.Migrations;
using Matching.Storage.Snapshots;
using Matching.Storage.Sources;

namespace Matching.Storage.Tests.Sources;

/// <summary>A data folder with five small sources, in the temporary folder of the machine.</summary>
internal sealed class ImportFolder : IDisposable
{
    public const string PeopleHeader = "公民身份号码,数据日期,收入,人数,比例,出生日期,户籍地,失信,等级,姓名,手机号";
    public const string CardsHeader = "公民身份号码,户名,银行账号,行号";
    public const string Li = "11010519491231002X";
    public const string Wang = "440524188001010014";
    public const string Firm = "91350100M000100Y43";

    public static readonly DateOnly Day = new(2025, 11, 28);

    private readonly AesGcmCryptoProvider crypto = new(Enumerable.Range(0, 32).Select(n => (byte)n).ToArray());

    public ImportFolder(ImportBounds? bounds = null)
    {
        Root = Directory.CreateTempSubdirectory("matching-import-").FullName;
        Inbox = Directory.CreateDirectory(Path.Combine(Root, "sources")).FullName;
        Database = Database.InFile(Path.Combine(Root, "matching.db"));
        new DatabaseMigrator(Database).Migrate();
        Keys = new SubjectKeys(Enumerable.Range(100, 32).Select(n => (byte)n).ToArray());
        Snapshots = new SnapshotStore(Root, Tags, TimeProvider.System);
        Identities = new IdentityStore(Path.Combine(Root, "identities.db"), crypto, Keys, Catalogue.AccountSources);
        Service = new ImportService(Catalogue, Keys, Snapshots, Identities, Database, TimeProvider.System, bounds);
    }

    public static TagDictionary Tags { get; } = MakeTags();

    public static SourceCatalogue Catalogue { get; } = MakeCatalogue();

    public string Root { get; }

    public string Inbox { get; }

    public Database Database { get; }

    public SubjectKeys Keys { get; }

    public SnapshotStore Snapshots { get; }

    public IdentityStore Identities { get; }

    public ImportService Service { get; }

    /// <summary>A valid identity number that no other argument gives.</summary>
    public static string Person(int number)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"31010419{50 + (number / 999 % 50):00}0101{(number % 999) + 1:000}");
        return body + Matching.Engine.Identifiers.ResidentIdentityNumber.CheckDigit(body);
    }

    /// <summary>A good row about a person, as of a date.</summary>
    public static string PersonRow(string id, string income = "100.00", string asOf = "2025-11-20") =>
        $"{id},{asOf},{income},3,0.055,1954-07-20,上海,false,2,李雷,13800000000";

    /// <summary>Writes a data file and its manifest.</summary>
    public string Send(string source, string content, string? name = null, long sequence = 1, long? rows = null, object? controlSum = null, string asOf = "2025-11-28")
    {
        var extension = Catalogue.Find(source)!.Format == SourceFormat.Csv ? ".csv" : ".jsonl";
        var lines = content.Split('\n').Count(l => l.Trim('\r').Length > 0) - (extension == ".csv" ? 1 : 0);
        return SendBytes(source, (name ?? source) + extension, Encoding.UTF8.GetBytes(content), rows ?? lines, sequence, controlSum, asOf);
    }

    /// <summary>Writes a data file of any form and its manifest.</summary>
    public string SendBytes(string source, string file, byte[] bytes, long rows, long sequence = 1, object? controlSum = null, string asOf = "2025-11-28")
    {
        var path = Path.Combine(Inbox, file);
        File.WriteAllBytes(path, bytes);
        var manifest = new Dictionary<string, object>
        {
            ["source"] = source, ["file"] = Path.GetFileName(path), ["rows"] = rows,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)), ["asOf"] = asOf, ["sequence"] = sequence,
        };
        if (controlSum is not null)
        {
            manifest["controlSum"] = controlSum;
        }

        File.WriteAllText(path + ".manifest.json", JsonSerializer.Serialize(manifest));
        return path;
    }

    /// <summary>Sends a file of people.</summary>
    public string SendPeople(params string[] rows) => Send("people", string.Join('\n', rows.Prepend(PeopleHeader)) + "\n");

    /// <summary>Imports the inbox.</summary>
    public ImportReport Import(DateOnly? asOf = null, bool acceptShort = false) =>
        Service.Import(new ImportRequest(asOf ?? Day, [Inbox]) { AcceptShort = acceptShort });

    /// <summary>The newest snapshot of the day.</summary>
    public Snapshot Newest(DateOnly? asOf = null) => Snapshots.Load(Snapshots.Find(asOf ?? Day));

    /// <summary>A fact of the newest snapshot; unknown when there is none.</summary>
    public Value Fact(UnitKind kind, string id, string tag, DateOnly? asOf = null)
    {
        var population = Newest(asOf).Of(kind);
        var row = population.IndexOf(Keys.Of(kind, id));
        var column = population.Columns.FirstOrDefault(c => c.Tag.Name == tag);
        return row < 0 || column is null ? Value.Unknown(tag) : column[row];
    }

    /// <summary>Quarantined rows as (row number, reason code, reason).</summary>
    public IReadOnlyList<(long Number, string Code, string Reason)> Quarantine() => Database.Read(
        c => c.Query<(long, string, string)>("SELECT row_number, reason_code, reason FROM quarantine ORDER BY source_id, row_number").AsList());

    public void Dispose()
    {
        crypto.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
    }

    private static TagDictionary MakeTags()
    {
        (string Name, string Code, TagType Type, ImmutableArray<Value> Values)[] all =
        [
            ("收入", "income", TagType.Money, []), ("人数", "heads", TagType.Number, []), ("比例", "ratio", TagType.Percent, []),
            ("出生日期", "born", TagType.Date, []), ("户籍地", "place", TagType.Enum, [Value.Of("上海"), Value.Of("外省市")]),
            ("失信", "listed", TagType.Boolean, []), ("等级", "grade", TagType.Number, [Value.Of(1m), Value.Of(2m)]),
            ("救助身份", "statuses", TagType.List, [Value.Of("低保"), Value.Of("特困")]), ("家庭收入", "home_income", TagType.Money, []),
            ("登记状态", "state", TagType.Enum, []),
        ];
        ImmutableArray<Tag> tags =
        [
            .. all.Select((t, slot) => new Tag
            {
                Name = t.Name, Code = t.Code, Type = t.Type, Role = TagRole.Base, Values = t.Values, Symbol = new Symbol(t.Name, FeelType.Any, slot),
            }),
        ];
        return new TagDictionary(tags, [], new Scope(tags.Select(t => t.Symbol)));
    }

    private static SourceCatalogue MakeCatalogue() => new(
    [
        Source("people", SourceFormat.Csv, UnitKind.Citizen, "收入", "人数", "比例", "出生日期", "户籍地", "失信", "等级") with
        {
            AsOfColumn = "数据日期", Identity = new IdentityColumns("姓名", "手机号"),
        },
        Source("relief", SourceFormat.Jsonl, UnitKind.Citizen, "救助身份"),
        Source("homes", SourceFormat.Jsonl, UnitKind.Household, "家庭收入") with
        {
            Key = new IdentifierColumn("户号", IdentifierKind.Text), Link = new IdentifierColumn("申请人", IdentifierKind.ResidentId),
        },
        Source("register", SourceFormat.Csv, UnitKind.Enterprise, "登记状态") with
        {
            Key = new IdentifierColumn("统一社会信用代码", IdentifierKind.Uscc), Identity = new IdentityColumns("单位名称", null), MinimumRows = 1,
        },
        Source("cards", SourceFormat.Csv, UnitKind.Citizen) with { Account = new AccountColumns("户名", "银行账号", "行号") },
    ]);

    private static SourceDescription Source(string id, SourceFormat format, UnitKind kind, params string[] tags) => new()
    {
        Id = id, Name = new LocalizedText(id, id), Department = "shanghai/test", Format = format, Kind = kind,
        Key = new IdentifierColumn("公民身份号码", IdentifierKind.ResidentId), Tags = [.. tags.Select(t => Tags.Find(t)!)],
    };
}

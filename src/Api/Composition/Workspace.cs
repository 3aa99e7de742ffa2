using Matching.Api.Commands;
using Matching.Delivery.Rails;
using Matching.Engine.Amounts;
using Matching.Engine.Columns;
using Matching.Engine.Drafts;
using Matching.Engine.Increments;
using Matching.Engine.Payouts;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Engine.Reviews;
using Matching.Engine.Runs;
using Matching.Rules;
using Matching.Storage;
using Matching.Storage.Dialects;
using Matching.Storage.Identities;
using Matching.Storage.Migrations;
using Matching.Storage.Snapshots;
using Matching.Storage.Sources;
using Matching.Storage.Stores;

namespace Matching.Api.Composition;

/// <summary>Everything that a command over data needs, wired once. The only place that names concrete stores.</summary>
public sealed class Workspace : IDisposable
{
    private readonly AesGcmCryptoProvider crypto;
    private readonly CatalogueEditions editions;
    private readonly SnapshotCache snapshotCache;

    // Kept for the process: a night is asked for once for each partition, and their plans are made once for each pack.
    private readonly IEvaluator evaluator;
    private readonly PackReasons reasons;
    private readonly PackPriorities priorities;
    private readonly EarlierNights earlier;

    private Workspace(CommandInvocation invocation, MatchingSettings settings, Action<DataFolder>? prepare)
    {
        Settings = settings;
        Folder = new DataFolder(invocation.Data);
        var gateway = SettingsReader.Gateway(settings);
        var folder = LoadedCatalogue.Load(invocation);
        Sources = ReadSources(invocation, folder);
        Columns = new ColumnShelf(folder.Tags);
        evaluator = MatchingEngines.Of(settings.Engine, Columns);
        prepare?.Invoke(Folder);
        Clock = ProcessClock.Of(invocation.Clock, settings, DemoFolder.DayOf(Folder));
        FailPoints = FailPoint.Parse(System.Environment.GetEnvironmentVariable("MATCHING_FAILPOINT"), () => System.Environment.FailFast("fail point"));
        Database = OpenDatabase(settings, Folder, FailPoints);
        crypto = new AesGcmCryptoProvider(SettingsReader.Key(settings, nameof(KeySettings.Identity), settings.Keys.Identity));
        SubjectKeys = new SubjectKeys(SettingsReader.Key(settings, nameof(KeySettings.Subject), settings.Keys.Subject));
        Identities = new IdentityStore(Folder.Identities, crypto, SubjectKeys, Sources.AccountSources);
        Deliveries = new Deliveries(gateway, Database, Clock, invocation.Clock, FailPoints);
        Snapshots = new SnapshotStore(Folder.Root, folder.Tags, Clock);
        editions = new CatalogueEditions(invocation, folder, new PublicationStore(Database));
        snapshotCache = new SnapshotCache(Snapshots);
        reasons = new PackReasons(folder.Tags);
        priorities = new PackPriorities(folder.Tags);
        earlier = new EarlierNights(new RunStore(Database), new PartitionStore(Database), new EarlierSnapshots(snapshotCache), Columns);
        Scorers = new StoredScorers(new ScorerStore(Database), folder.Tags);
    }

    /// <summary>Settings.</summary>
    public MatchingSettings Settings { get; }

    /// <summary>The clock of the process: instants of acts and the schedule; never a business date of a run.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Places.</summary>
    public DataFolder Folder { get; }

    /// <summary>Tags and policies as they are now: the catalogue folder and every version published beside it, also by another process.</summary>
    public LoadedCatalogue Loaded => editions.Current();

    /// <summary>Versions published beside the catalogue folder.</summary>
    public PublicationStore Publications => new(Database);

    /// <summary>The lanes of the snapshots in use, shared by nights and previews.</summary>
    public ColumnShelf Columns { get; }

    /// <summary>Feeds.</summary>
    public SourceCatalogue Sources { get; }

    /// <summary>The database.</summary>
    public Database Database { get; }

    /// <summary>Pseudonymous keys.</summary>
    public SubjectKeys SubjectKeys { get; }

    /// <summary>Identities and accounts.</summary>
    public IdentityStore Identities { get; }

    /// <summary>Sealed snapshots.</summary>
    public SnapshotStore Snapshots { get; }

    /// <summary>The outbox and its channels.</summary>
    public Deliveries Deliveries { get; }

    /// <summary>Adopted scorers.</summary>
    public IScorers Scorers { get; }

    private IFailPoints FailPoints { get; }

    /// <summary>Opens the workspace of an invocation; the database is created or upgraded.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <param name="prepare">What is done to the data folder once settings and catalogue are known to be good, before anything in it is opened.</param>
    /// <exception cref="CommandFailure">Configuration, catalogue or database cannot be used.</exception>
    public static Workspace Open(CommandInvocation invocation, Action<DataFolder>? prepare = null)
    {
        var workspace = new Workspace(invocation, SettingsReader.Read(), prepare);
        workspace.Migrate();
        return workspace;
    }

    /// <summary>The catalogue that a run has pinned: the folder with its first so many publications; null when the folder has changed since.</summary>
    /// <param name="catalogueHash">What the run pinned.</param>
    public LoadedCatalogue? CataloguePinned(string catalogueHash) => editions.Pinned(catalogueHash);

    /// <summary>The newest snapshot with a hash of a date or an earlier one, as a night of that date uses it; the two used last stay in memory.</summary>
    /// <exception cref="SnapshotException">There is none, or its files are damaged.</exception>
    public Snapshot SnapshotOf(string hash, DateOnly upTo) => snapshotCache.Of(hash, upTo);

    /// <summary>The newest snapshot of a date or an earlier one, or null when there is none; the two used last stay in memory.</summary>
    /// <exception cref="SnapshotException">Its files are damaged.</exception>
    public Snapshot? SnapshotOf(DateOnly date) => Snapshots.FindNewestUpTo(date) is { } entry ? snapshotCache.Of(entry) : null;

    /// <summary>What officers do with drafts.</summary>
    public DraftDesk Drafts() => new(new DraftStore(Database), Publications, () => Loaded.ToEdition(), Clock);

    /// <summary>The import of source files and tables.</summary>
    public ImportService Import() => new(Sources, SubjectKeys, Snapshots, Identities, Database, Clock);

    /// <summary>The night.</summary>
    /// <param name="judgesAll">Whether every unit is judged again, also where nothing changed.</param>
    public Night Night(bool judgesAll = false)
    {
        var caps = Settings.Caps;
        var settings = new NightSettings(
            SettingsReader.Key(Settings, nameof(KeySettings.Payout), Settings.Keys.Payout),
            new Debtor(Settings.Debtor.Name, Settings.Debtor.AccountNumber, Settings.Debtor.BankCode),
            new BlastCaps(caps.MaxCount, Money.FromYuan(caps.MaxSumYuan).Fen, Money.FromYuan(caps.MaxPerPayeeYuan).Fen))
        {
            ReviewBelow = Settings.Scorer.ReviewBelow,
            JudgesAll = judgesAll,
        };
        var ports = new NightPorts(
            new RunStore(Database), new PartitionStore(Database), new DecisionStore(Database), new EntitlementStore(Database, Deliveries.Topics), new BudgetStore(Database),
            new PayoutStore(Database), Identities, new FileRail(Folder.RailOutbox, FailPoints), evaluator, reasons,
            Scorers, new ScoreStore(Database))
        {
            Priorities = priorities,
            Earlier = earlier,
        };
        return new Night(ports, settings, Clock, FailPoints);
    }

    /// <summary>Where people decide the rights in review, by the policies of now.</summary>
    public ReviewDesk Reviews() => new(
        new ReviewStore(Database, Deliveries.Topics), Loaded.Catalogue,
        new ReviewSettings { TwoPeopleAbove = Money.FromYuan(Settings.Review.TwoPeopleAboveYuan) }, Clock);

    /// <summary>Where two people release held payout batches.</summary>
    public BatchDesk Batches() => new(new HeldBatchStore(Database), Clock);

    /// <inheritdoc/>
    public void Dispose()
    {
        Deliveries.Dispose();
        crypto.Dispose();
    }

    private static SourceCatalogue ReadSources(CommandInvocation invocation, LoadedCatalogue loaded)
    {
        var reading = SourceCatalogueReader.Read(invocation.Catalog, loaded.Tags);
        if (reading.Catalogue is { } sources)
        {
            return sources;
        }

        DiagnosticPrinter.PrintErrors(invocation, reading.Diagnostics);
        throw new CommandFailure(
            ExitCode.BadInput, new LocalizedText("数据源目录有错误", "the catalogue of sources has errors"),
            Path.Combine(invocation.Catalog, "sources.yaml"), new LocalizedText("逐条更正上面的错误后再试", "mend the errors listed above and try again"));
    }

    private static Database OpenDatabase(MatchingSettings settings, DataFolder folder, IFailPoints failPoints) =>
        (settings.Database.Provider, settings.Database.ConnectionString) switch
        {
            ("sqlite", "") => Database.InFile(folder.Database, failPoints),
            ("sqlite", var text) => new Database(DatabaseProvider.Sqlite, text, failPoints),
            ("postgres", { Length: > 0 } text) => new Database(DatabaseProvider.PostgreSql, text, failPoints),
            ("postgres", _) => throw Unusable("Matching:Database:ConnectionString", "PostgreSQL 需要连接字符串", "PostgreSQL needs a connection string"),
            var (provider, _) => throw Unusable(
                "Matching:Database:Provider", $"还不支持数据库 '{provider}'；可用 sqlite、postgres", $"the database '{provider}' is not supported yet; sqlite and postgres are"),
        };

    private static CommandFailure Unusable(string where, string zh, string en) => new(
        ExitCode.BadInput, new LocalizedText(zh, en), where, new LocalizedText("更正配置", "mend the configuration"));

    private void Migrate()
    {
        try
        {
            new DatabaseMigrator(Database).Migrate();
        }
        catch (System.Data.Common.DbException e)
        {
            throw new CommandFailure(
                ExitCode.Unreachable, new LocalizedText($"数据库打不开：{e.Message}", $"the database cannot be opened: {e.Message}"),
                Settings.Database.Provider, new LocalizedText("检查连接、权限和磁盘", "check the connection, its rights and the disk"), e);
        }
    }
}

using System.Globalization;
using Matching.Engine.Drafts;
using Matching.Engine.Tags;
using Matching.Rules.Packs;
using Matching.Storage.Stores;

namespace Matching.Storage.Tests.Drafts;

/// <summary>Officers at work over a real database and the catalogue of this repository.</summary>
internal sealed class DraftStage
{
    public const string Policy = "sh-elderly-comprehensive-allowance";

    private readonly CatalogueEdition folder;

    public DraftStage(Database database, CatalogueEdition folder)
    {
        Database = database;
        Drafts = new DraftStore(database);
        Publications = new PublicationStore(database);
        this.folder = folder;
        Desk = new DraftDesk(Drafts, Publications, Current, Clock);
    }

    public Database Database { get; }

    public DraftStore Drafts { get; }

    public PublicationStore Publications { get; }

    public DraftDesk Desk { get; }

    public TimeProvider Clock { get; } = new FixedClock();

    /// <summary>The folder and every publication, composed anew.</summary>
    public CatalogueEdition Current() => Publications.After(0).Aggregate(folder, Add);

    public Draft NewDraft(string author = "a", string id = "d1") => Desk.Copy(id, Policy, "2016-05", author, new DateOnly(2025, 11, 28));

    /// <summary>A draft whose lowest age is another, with one case at the new threshold, submitted.</summary>
    public Draft Submitted(string author = "a", string id = "d1", string age = "66", string from = "2025-11-28")
    {
        var draft = NewDraft(author, id);
        var text = draft.Text.Replace("value: 65", $"value: {age}", StringComparison.Ordinal).Replace("from: 2025-11-28", "from: " + from, StringComparison.Ordinal)
            .Replace("version: 2025-11-28", "version: " + from, StringComparison.Ordinal);
        var saved = Desk.Save(id, draft.RowVersion, text, CasesFor(age, from), author);
        return Desk.Submit(id, saved.ContentHash, author);
    }

    public void ClosedNight(string date)
    {
        var at = Clock.GetUtcNow();
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var runs = new RunStore(Database);
        var claim = runs.Claim("night", day, "s", "k", null, at);
        runs.Close(claim, new Engine.Runs.RunSummary(claim.RunId, day, "s", "h", new Engine.Runs.NewRows(0, 0, 0), []), at);
    }

    public string[] Acts() => [.. Database.Query<string>("SELECT actor || ' ' || action FROM v_audit WHERE object_type = 'draft' ORDER BY seq")];

    private CatalogueEdition Add(CatalogueEdition edition, Publication publication)
    {
        var reading = CatalogueOverlay.Add(edition.Catalogue, edition.Cases, publication.ToVersion(), edition.Tags.Scope);
        return edition with
        {
            Catalogue = reading.Catalogue! with { Hash = CatalogueEdition.HashOf(reading.Catalogue!, edition.Tags) }, Cases = reading.Cases, Publications = publication.Seq,
        };
    }

    private static string CasesFor(string age, string from) =>
        $"- {{ name: 满{age}, asOf: {from}, tags: {{ 户籍地: 上海, 年龄: {age} }}, expect: {{ outcome: eligible, amount: 75.00 }}, source: t }}\n";

    /// <summary>The catalogue of this repository.</summary>
    public static CatalogueEdition ReadFolder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(root.FullName, "rules-catalog")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("no folder above the tests holds rules-catalog");
        }

        var catalog = Path.Combine(root.FullName, "rules-catalog");
        var tags = TagDictionaryReader.Read(catalog).Dictionary!;
        var reading = CatalogueReader.Read(catalog, tags.Scope);
        return new CatalogueEdition(reading.Catalogue! with { Hash = CatalogueEdition.HashOf(reading.Catalogue!, tags) }, reading.Cases, tags, 0);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 11, 28, 14, 0, 0, 123, TimeSpan.Zero);
    }
}

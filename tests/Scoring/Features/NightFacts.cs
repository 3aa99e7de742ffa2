using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Scoring.Tests.Features;

/// <summary>The shipped catalogue, and snapshots of one unit that tests state fact by fact.</summary>
internal static class NightFacts
{
    public static readonly DateOnly Night = new(2025, 11, 28);

    public static TagDictionary Tags { get; } = TagDictionaryReader.Read(Root()).Dictionary!;

    public static Catalogue Catalogue { get; } = CatalogueReader.Read(Root(), Tags.Scope).Catalogue!;

    /// <summary>A snapshot with one unit and what one source states of it as of a date; money in yuan.</summary>
    public static Snapshot Of(UnitKind kind, DateOnly asOf, params (string Tag, Value Value)[] facts) =>
        Of(kind, ("s", asOf, facts));

    /// <summary>A snapshot with one unit and what several sources state of it.</summary>
    public static Snapshot Of(UnitKind kind, params (string Source, DateOnly AsOf, (string Tag, Value Value)[] Facts)[] sources)
    {
        var builder = new SnapshotBuilder(Night);
        foreach (var (source, asOf, facts) in sources)
        {
            var feed = builder.Feed(kind, source, [.. facts.Select(f => Tags.Find(f.Tag)!)]);
            feed.Put("U", asOf, facts.Select(f => f.Value).ToArray());
        }

        builder.Of(kind).Add("U");
        return builder.Seal();
    }

    public static Policy Policy(string id) => Catalogue.Find(id)!;

    public static RulePack Pack(string id) => Policy(id).VersionOn(Night)!;

    /// <summary>An eligible decision on the unit.</summary>
    public static Decision Match(string policyId, string subject = "U") => new(
        subject, policyId, Units.NoItem, subject, "v", "p", "s", Night, Outcome.Eligible, null, null, [], [], [], null);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "rules-catalog")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "rules-catalog");
    }
}

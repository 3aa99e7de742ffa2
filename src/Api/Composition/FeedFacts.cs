using Matching.Engine.Populations;
using Matching.Engine.Readiness;
using Matching.Rules;
using Matching.Storage.Sources;

namespace Matching.Api.Composition;

/// <summary>What the feeds of the catalogue state.</summary>
public static class FeedFacts
{
    /// <summary>Tags and kinds of accounts; nothing where there are no feeds.</summary>
    public static StatedFacts Of(SourceCatalogue? sources) => new(
        [.. (sources?.Sources ?? []).SelectMany(s => s.Tags).Select(t => t.Name)],
        [.. (sources?.Sources ?? []).Where(s => s.Account is not null).Select(s => s.Kind == UnitKind.Enterprise ? SubjectKind.Enterprise : SubjectKind.Citizen)]);
}

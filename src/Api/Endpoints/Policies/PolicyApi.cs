using System.Collections.Immutable;
using Matching.Api.Composition;
using Matching.Api.Endpoints.Officer;
using Matching.Api.Site;
using Matching.Engine.Readiness;
using Matching.Rules.Packs;
using Matching.Rules.Packs.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Api.Endpoints.Policies;

/// <summary>The published policies, for everybody: what they say, from which day, and how they changed.</summary>
public static class PolicyApi
{
    /// <summary>Maps them.</summary>
    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/policies").WithTags("policies").AllowAnonymous();
        group.MapGet("", List).WithSummary("All published policies with their versions");
        group.MapGet("/{id}", One).WithSummary("One policy with its versions and what changed from each to the next").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{id}/versions/{version}", Version).WithSummary("One version: the stored text, and the same in plain language").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IReadOnlyList<PolicyView> List([FromServices] Workspace workspace) =>
        [.. workspace.Loaded.Catalogue.Policies.Select(p => PolicyView.Of(p, BusinessDay.Of(workspace.Clock)))];

    private static Results<Ok<PolicyAnswer>, ProblemHttpResult> One([FromServices] Workspace workspace, HttpContext context, [FromRoute] string id)
    {
        if (workspace.Loaded.Catalogue.Find(id) is not { } policy)
        {
            return NoPolicy(id);
        }

        var (language, today) = (Preferences.Words(context).Language, BusinessDay.Of(workspace.Clock));
        var mode = policy.VersionAt(today) is { } current
            ? new ReadinessCheck(workspace.Loaded.Tags, FeedFacts.Of(workspace.Sources)).Of(policy, current, today).Mode
            : (ServiceMode?)null;
        return TypedResults.Ok(new PolicyAnswer(
            PolicyView.Of(policy, today), policy.Authority, mode is { } known ? WordOf(known) : null, Changes(policy, workspace.Loaded.Glossary, language)));
    }

    private static Results<Ok<VersionView>, ProblemHttpResult> Version([FromServices] Workspace workspace, HttpContext context, [FromRoute] string id, [FromRoute] string version)
    {
        if (workspace.Loaded.Catalogue.Find(id) is not { } policy)
        {
            return NoPolicy(id);
        }

        return policy.Versions.LastOrDefault(v => v.Version == version) is { } pack
            ? TypedResults.Ok(new VersionView(
                id, pack.Version, pack.Revision, pack.From, pack.To, pack.Verified, pack.Hash, pack.Text,
                PackText.Render(policy, pack, workspace.Loaded.Glossary, Preferences.Words(context).Language)))
            : (ProblemHttpResult)ApiProblem.Of(StatusCodes.Status404NotFound, "version-not-found", $"policy {id} has no version {version}", "choose one of the policy's versions");
    }

    private static ImmutableArray<VersionChange> Changes(Policy policy, Glossary glossary, string language) =>
    [
        .. policy.Versions.Zip(policy.Versions.Skip(1)).Select(p => new VersionChange(
            p.First.Version, p.Second.Version, p.Second.Hash,
            [.. PackComparison.Of(policy, p.First, p.Second, glossary, language).Select(c => ChangeWords.Sentence(c).In(language))])),
    ];

    private static string WordOf(ServiceMode mode) => mode switch
    {
        ServiceMode.WithoutApplication => "without-application",
        ServiceMode.OnApplication => "on-application",
        _ => "within-time",
    };

    private static ProblemHttpResult NoPolicy(string id) =>
        (ProblemHttpResult)ApiProblem.Of(StatusCodes.Status404NotFound, "policy-not-found", $"there is no policy {id}", "GET /api/v1/policies lists them");
}

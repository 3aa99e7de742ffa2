using Matching.Api.Composition;
using Matching.Api.Security;
using Matching.Storage.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Api.Endpoints.Analytics;

/// <summary>Figures for analysts.</summary>
public static class AnalyticsEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapAnalytics(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/analytics").WithTags("analytics").RequireAuthorization(policy => policy.RequireRole(Roles.Analyst));
        group.MapGet("/policies", Policies).WithSummary("One closed night by policy: outcomes, missing tags, budget, review, precision; the newest night unless run names one")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/scorer", Scorer).WithSummary("The scorer in force with its model card").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<Ok<NightDocument>, ProblemHttpResult> Policies([FromServices] Workspace workspace, [FromQuery] string? run)
    {
        var analytics = new PolicyAnalytics(workspace.Database);
        var catalogue = workspace.Loaded.Catalogue;
        return (run ?? analytics.Nights(1).FirstOrDefault()?.RunId) is { } id && analytics.Of(id, catalogue) is { } night
            ? TypedResults.Ok(NightDocument.Of(night, catalogue))
            : (ProblemHttpResult)ApiProblem.Of(
                StatusCodes.Status404NotFound, "night-not-found", "there is no such closed night",
                run is null ? "no night was closed yet; run one first" : $"no night with the identifier '{run}' was closed; leave run out for the newest");
    }

    private static Results<Ok<ScorerDocument>, ProblemHttpResult> Scorer([FromServices] Workspace workspace) => ScorerInForce.Of(workspace) is { } scorer
        ? TypedResults.Ok(ScorerDocument.Of(scorer))
        : (ProblemHttpResult)ApiProblem.Of(
            StatusCodes.Status404NotFound, "scorer-not-found", "no scorer is in force", "nights do without scores; put one in force with: matching train --history FILE --adopt");
}

using System.Collections.Immutable;
using Matching.Api.Composition;
using Matching.Api.Security;
using Matching.Scheduler;
using Matching.Storage.Views;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Api.Endpoints.Operations;

/// <summary>The operators' part of <c>/api/v1</c>.</summary>
public static class OperationsApi
{
    private const int DefaultRows = 50;
    private const int MostRows = 500;

    private static readonly AuthorizeAttribute Readers = new() { Roles = OperationsRoles.Readers };
    private static readonly AuthorizeAttribute Administrators = new() { Roles = Roles.SystemAdmin };

    /// <summary>Maps it.</summary>
    public static void MapOperationsApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("operations");
        api.MapGet("/runs", Runs).RequireAuthorization(Readers).Produces<ListAnswer<RunAnswer>>().ProducesProblem(400);
        api.MapGet("/runs/{id}", Run).RequireAuthorization(Readers).Produces<RunAnswer>().ProducesProblem(404);
        api.MapGet("/runs/{id}/progress", Progress).RequireAuthorization(Readers).Produces<RunStanding>().ProducesProblem(404);
        api.MapGet("/sources", Sources).RequireAuthorization(Readers).Produces<ImmutableArray<SourceAnswer>>();
        api.MapGet("/quarantine", Quarantine).RequireAuthorization(Readers).Produces<ListAnswer<QuarantineAnswer>>().ProducesProblem(400);
        api.MapGet("/quarantine/counts", QuarantineCounts).RequireAuthorization(Readers).Produces<ImmutableArray<QuarantineCount>>();
        api.MapGet("/outbox", Outbox).RequireAuthorization(Readers).Produces<ImmutableArray<OutboxCount>>();
        api.MapGet("/dead-letters", DeadLetters).RequireAuthorization(Readers).Produces<ListAnswer<DeadLetter>>().ProducesProblem(400);
        api.MapPost("/dead-letters/{id}/replay", Replay).RequireAuthorization(Administrators).Produces<ReplayAnswer>().ProducesProblem(404).ProducesProblem(409);
        api.MapPost("/dead-letters/replay", ReplayAll).RequireAuthorization(Administrators).Produces<ReplayAnswer>();
        api.MapPost("/runs/next", RunNext).RequireAuthorization(Administrators).Produces<AskedNight>(202);
    }

    private static IResult Runs([FromServices] Workspace workspace, string? after, int? limit) =>
        Listed(after, limit, (key, most) => ListAnswer<RunAnswer>.Of(new RunView(workspace.Database).Page(most, key), RunAnswer.Of));

    private static IResult Run([FromServices] Workspace workspace, string id) =>
        new RunView(workspace.Database).Find(id) is { } run ? Results.Ok(RunAnswer.Of(run)) : NoRun(id);

    private static IResult Progress([FromServices] Workspace workspace, string id) =>
        new RunView(workspace.Database).Standing(id) is { } standing ? Results.Ok(standing) : NoRun(id);

    private static IResult Sources([FromServices] Workspace workspace) => Results.Ok(SourceAges.Of(workspace));

    private static IResult Quarantine([FromServices] Workspace workspace, string? source, string? reason, string? after, int? limit) => Listed(
        after, limit, (key, most) => ListAnswer<QuarantineAnswer>.Of(new QuarantineView(workspace.Database).Page(source, reason, most, key), QuarantineAnswer.Of));

    private static IResult QuarantineCounts([FromServices] Workspace workspace) => Results.Ok(new QuarantineView(workspace.Database).Counts());

    private static IResult Outbox([FromServices] Workspace workspace) => Results.Ok(new OutboxView(workspace.Database).Counts());

    private static IResult DeadLetters([FromServices] Workspace workspace, string? after, int? limit) =>
        Listed(after, limit, (key, most) => ListAnswer<DeadLetter>.Of(new OutboxView(workspace.Database).Dead(most, key), letter => letter));

    private static IResult Replay([FromServices] Workspace workspace, [FromServices] CurrentUser user, string id)
    {
        if (workspace.Deliveries.Outbox.Replay(id, user.Id, workspace.Clock.GetUtcNow()))
        {
            return Results.Ok(new ReplayAnswer(1));
        }

        return new OutboxView(workspace.Database).StateOf(id) is { } state
            ? ApiProblem.Of(409, "not-a-dead-letter", "the message is not a dead letter", $"message {id} is {state}; only dead letters are replayed")
            : ApiProblem.Of(404, "message-not-found", "there is no such message", $"no message {id} is in the outbox; /api/v1/dead-letters lists those that can be replayed");
    }

    private static IResult ReplayAll([FromServices] Workspace workspace, [FromServices] CurrentUser user, string topic) =>
        Results.Ok(new ReplayAnswer(workspace.Deliveries.Outbox.ReplayAll(topic, user.Id, workspace.Clock.GetUtcNow())));

    private static IResult RunNext([FromServices] NightScheduler scheduler) => Results.Accepted("/api/v1/runs", new AskedNight(scheduler.RunNext()));

    private static IResult Listed<T>(string? after, int? limit, Func<ImmutableArray<string>?, int, T> list)
    {
        if (limit is < 1 or > MostRows)
        {
            return ApiProblem.Of(400, "bad-limit", "the limit cannot be used", $"limit is {limit}; 1 to {MostRows} rows can be asked for");
        }

        try
        {
            return Results.Ok(list(ListCursor.KeyOf(after), limit ?? DefaultRows));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return ApiProblem.Of(400, "bad-cursor", "the cursor cannot be used", "after must be the value of next of the page before, for the same list");
        }
    }

    private static IResult NoRun(string id) =>
        ApiProblem.Of(404, "run-not-found", "there is no such run", $"no run has the identifier {id}; /api/v1/runs lists them");
}

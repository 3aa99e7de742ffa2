using System.Collections.Immutable;
using Matching.Api.Composition;
using Matching.Api.Recipients;
using Matching.Api.Security;
using Matching.Api.Site;
using Matching.Engine.Entitlements;
using Matching.Storage.Views;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Api.Endpoints.Recipients;

/// <summary><c>/api/v1/me</c>: what the signed-in recipient reads and answers.</summary>
public static class RecipientApi
{
    private const int DefaultSize = 20;
    private const int LargestSize = 100;
    private const int LongestRequestKey = 100;

    /// <summary>Maps it.</summary>
    public static void MapRecipientApi(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/api/v1/me").RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Recipient }).WithTags("me");
        me.MapGet("/messages", Messages).WithSummary("Messages, newest first · 消息").Produces<PageOf<MessageBody>>().ProducesProblem(StatusCodes.Status400BadRequest);
        me.MapGet("/messages/{id}", Message).WithSummary("One message with its reasons · 一条消息").Produces<MessageBody>().ProducesProblem(StatusCodes.Status404NotFound);
        me.MapPost("/messages/{id}/read", Read).WithSummary("Marks a message as read; again changes nothing · 标为已读").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        me.MapGet("/rights", Rights).WithSummary("Rights, newest first · 权益").Produces<PageOf<RightBody>>().ProducesProblem(StatusCodes.Status400BadRequest);
        me.MapGet("/rights/{id}", Right).WithSummary("One right with its history and payments · 一项权益").Produces<RightBody>().ProducesProblem(StatusCodes.Status404NotFound);
        MapAnswer(me, "confirm", RecipientAnswer.Confirm, "Confirms a right; needs the header Idempotency-Key · 确认");
        MapAnswer(me, "decline", RecipientAnswer.Decline, "Declines a right for its period; needs the header Idempotency-Key · 不领");
        me.MapGet("/nearly", Nearly).WithSummary("What is nearly reached or lacks data · 即将符合").Produces<IReadOnlyList<NearLine>>();
    }

    private static void MapAnswer(RouteGroupBuilder me, string name, RecipientAnswer answer, string summary) => me
        .MapPost("/rights/{id}/" + name, ([FromServices] MyRecords mine, string id, [FromBody] AnswerBody body, [FromHeader(Name = "Idempotency-Key")] string? key) =>
            Answer(mine, id, answer, body, key))
        .WithSummary(summary).Produces<RightBody>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static IResult Messages([FromServices] MyRecords mine, string? cursor, int? size) =>
        Listed(cursor, size, (after, most) => mine.Messages(after, most), m => MessageBody.Of(m, null));

    private static IResult Message([FromServices] MyRecords mine, string id) => mine.Message(id) is { } message
        ? Results.Ok(MessageBody.Of(message, message.Reasons))
        : NotFound();

    private static IResult Read([FromServices] MyRecords mine, string id)
    {
        if (mine.Message(id) is null)
        {
            return NotFound();
        }

        mine.MarkRead(id);
        return Results.NoContent();
    }

    private static IResult Rights([FromServices] MyRecords mine, string? cursor, int? size, string? state)
    {
        EntitlementState[] states = [];
        if (state is not null)
        {
            if (!Enum.TryParse<EntitlementState>(state, out var wanted) || !Enum.IsDefined(wanted))
            {
                return ApiProblem.Of(
                    StatusCodes.Status400BadRequest, "bad-state", "there is no such state", $"'{state}' is not a state of a right; use one of {string.Join(", ", Enum.GetNames<EntitlementState>())}");
            }

            states = [wanted];
        }

        return Listed(cursor, size, (after, most) => mine.Rights(after, most, states), r => RightBody.Of(r, [], []));
    }

    private static IResult Right([FromServices] MyRecords mine, string id) => Found(mine, id) is { } body ? Results.Ok(body) : NotFound();

    private static ImmutableArray<NearLine> Nearly([FromServices] MyRecords mine, [FromServices] NewestOutlook newest, [FromServices] Workspace workspace, HttpContext context) =>
        new NearReading(newest, workspace).Of(mine.Key, Preferences.Words(context));

    private static IResult Answer(MyRecords mine, string id, RecipientAnswer answer, AnswerBody body, string? key)
    {
        if (key is not { Length: > 0 and <= LongestRequestKey })
        {
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest, "idempotency-key-missing", "the request has no key of its own",
                $"send the header Idempotency-Key with 1 to {LongestRequestKey} characters, and the same one when you repeat the request");
        }

        var result = mine.Give(id, answer, body.Revision, key);
        return result.Outcome switch
        {
            AnswerOutcome.Stored => Results.Ok(Found(mine, id)),
            AnswerOutcome.NotFound => NotFound(),
            AnswerOutcome.KeyUsed => ApiProblem.Of(
                StatusCodes.Status422UnprocessableEntity, "idempotency-key-used", "the key belongs to another request", "use a new Idempotency-Key for another right or another answer"),
            _ => ApiProblem.Of(
                StatusCodes.Status409Conflict, "right-changed", "the right does not wait for this answer any more",
                $"it is {result.State} now; read it again and answer with its revision if it still waits", new Dictionary<string, object?> { ["state"] = result.State.ToString() }),
        };
    }

    private static RightBody? Found(MyRecords mine, string id) => mine.Right(id) is { } right ? RightBody.Of(right, mine.HistoryOf(id), mine.PaymentsOf(id)) : null;

    private static IResult Listed<TRow, TBody>(string? cursor, int? size, Func<PageCursor, int, ListPage<TRow>> read, Func<TRow, TBody> body)
    {
        if (!PageCursor.TryParse(cursor, out var after))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "bad-cursor", "this is not a cursor", "send the value of 'next' of the page before, or none for the first page");
        }

        if (size is < 1 or > LargestSize)
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "bad-size", "a page cannot be this long", $"size is 1 to {LargestSize}; without it, {DefaultSize}");
        }

        var page = read(after, size ?? DefaultSize);
        return Results.Ok(new PageOf<TBody>([.. page.Items.Select(body)], page.Next?.ToString()));
    }

    private static IResult NotFound() => ApiProblem.Of(
        StatusCodes.Status404NotFound, "not-found", "there is no such record", "the identifier is unknown, or the record is somebody else's");
}

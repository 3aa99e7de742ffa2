using Matching.Api.Previews;
using Matching.Api.Site;
using Matching.Engine.Drafts;

namespace Matching.Api.Endpoints.Officer;

/// <summary>Turns refusals into problem details with their code.</summary>
internal static class OfficerRefusals
{
    public static async ValueTask<object?> Answer(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var words = Preferences.Words(context.HttpContext);
        try
        {
            return await next(context).ConfigureAwait(false);
        }
        catch (DraftRefusedException refused)
        {
            return ApiProblem.Of(StatusOf(refused.Refusal.Kind), refused.Refusal.Code, words.Say(refused.Refusal.What), words.Say(refused.Refusal.Mend), More(refused));
        }
        catch (PreviewRefusedException refused)
        {
            return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, refused.Code, words.Say(refused.What), words.Say(refused.Mend));
        }
        catch (OperationCanceledException)
        {
            return ApiProblem.Of(
                StatusCodes.Status409Conflict, "preview-overtaken", words.Say("已被同一人的下一次预览取代", "the same person's next preview took its place"),
                words.Say("看新的结果", "look at the newer result"));
        }
    }

    private static int StatusOf(DraftRefusalKind kind) => kind switch
    {
        DraftRefusalKind.NotFound => StatusCodes.Status404NotFound,
        DraftRefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        DraftRefusalKind.Conflict => StatusCodes.Status409Conflict,
        DraftRefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>Who was overtaken gets the stored text, to bring both together.</summary>
    private static Dictionary<string, object?>? More(DraftRefusedException refused) =>
        refused.Refusal.Kind == DraftRefusalKind.Stale && refused.Stored is { } stored
            ? new Dictionary<string, object?> { ["stored"] = DraftView.Of(stored), ["etag"] = EntityTag.Of(stored) }
            : null;
}

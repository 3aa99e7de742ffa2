namespace Matching.Api.Components.Officer;

/// <summary>A page about something that is not there.</summary>
internal static class MissingPage
{
    /// <summary>Answers 404 with the page's own words: the status is set when the answer starts, because one set earlier would empty it.</summary>
    public static void Mark(HttpContext context) => context.Response.OnStarting(() =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}

namespace Matching.Api.Endpoints;

/// <summary>Problem details (RFC 9457) with a stable code.</summary>
public static class ApiProblem
{
    /// <summary>A problem as a response.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable code, e.g. <c>draft-not-found</c>.</param>
    /// <param name="title">What is wrong.</param>
    /// <param name="detail">Where, why and what to do.</param>
    /// <param name="more">Members of the problem's own, or null.</param>
    public static IResult Of(int status, string code, string title, string detail, IReadOnlyDictionary<string, object?>? more = null) =>
        Results.Problem(detail: detail, statusCode: status, title: title, type: "about:blank", extensions: new Dictionary<string, object?>(more ?? new Dictionary<string, object?>()) { ["code"] = code });
}

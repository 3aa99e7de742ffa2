namespace Matching.Api.Site;

/// <summary>
/// What a reader chose: language and size of type. <c>?lang=zh|en</c> and <c>?type=normal|large</c> choose, a cookie keeps it;
/// without either, Chinese in normal size.
/// </summary>
public static class Preferences
{
    private const string LanguageName = "lang";
    private const string TypeName = "type";
    private static readonly CookieOptions Kept = new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true };

    /// <summary>Keeps what the query chooses.</summary>
    public static Task Keep(HttpContext context, RequestDelegate next)
    {
        foreach (var (name, allowed) in ((string, string[])[])[(LanguageName, ["zh", "en"]), (TypeName, ["normal", "large"])])
        {
            if (context.Request.Query[name].ToString() is var chosen && allowed.Contains(chosen, StringComparer.Ordinal))
            {
                context.Response.Cookies.Append(name, chosen, Kept);
            }
        }

        return next(context);
    }

    /// <summary>The language of a request.</summary>
    public static PageWords Words(HttpContext? context) => new(Of(context, LanguageName) == "en");

    /// <summary>Whether large type was chosen.</summary>
    public static bool LargeType(HttpContext? context) => Of(context, TypeName) == "large";

    /// <summary>The address of the same page with one choice changed.</summary>
    public static string With(HttpContext? context, string name, string value)
    {
        var rest = context?.Request.Query.Where(q => q.Key != name).SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v)) ?? [];
        return QueryString.Create([.. rest, KeyValuePair.Create(name, (string?)value)]).Value!;
    }

    private static string Of(HttpContext? context, string name) =>
        context?.Request.Query[name].ToString() is { Length: > 0 } chosen ? chosen : context?.Request.Cookies[name] ?? "";
}

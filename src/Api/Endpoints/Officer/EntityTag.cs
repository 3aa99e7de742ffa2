using System.Globalization;
using Matching.Engine.Drafts;

namespace Matching.Api.Endpoints.Officer;

/// <summary>The ETag of a draft: the number of its last change.</summary>
internal static class EntityTag
{
    public static string Of(Draft draft) => string.Create(CultureInfo.InvariantCulture, $"\"{draft.RowVersion}\"");

    /// <summary>The number in an If-Match header, or null when it holds none.</summary>
    public static long? RowVersion(string? match) =>
        long.TryParse(match?.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}

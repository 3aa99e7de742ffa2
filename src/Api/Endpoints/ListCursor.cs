using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Matching.Api.Endpoints;

/// <summary>The place in a list as callers hold it: opaque, safe in an address.</summary>
public static class ListCursor
{
    private const int MostCharacters = 1024;

    /// <summary>The cursor of a key; null at the end of a list.</summary>
    public static string? Of(ImmutableArray<string>? key) =>
        key is { } parts ? WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes<string[]>([.. parts])) : null;

    /// <summary>The key of a cursor; null for none or an empty one.</summary>
    /// <exception cref="FormatException">It is not a cursor.</exception>
    public static ImmutableArray<string>? KeyOf(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        try
        {
            return cursor.Length <= MostCharacters && JsonSerializer.Deserialize<string[]>(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cursor))) is { Length: > 0 } parts
                && Array.TrueForAll(parts, p => p is not null)
                ? [.. parts]
                : throw new FormatException("it is not a cursor");
        }
        catch (JsonException e)
        {
            throw new FormatException("it is not a cursor", e);
        }
    }
}

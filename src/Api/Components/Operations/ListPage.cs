using System.Collections.Immutable;
using Matching.Api.Endpoints;
using Matching.Storage.Views;

namespace Matching.Api.Components.Operations;

/// <summary>Reads the page of a list that an address asks for.</summary>
public static class ListPage
{
    /// <summary>The page after a cursor; the first one when the cursor cannot be used, as of an address that was cut.</summary>
    public static ViewPage<T> Read<T>(string? cursor, Func<ImmutableArray<string>?, ViewPage<T>> read)
    {
        try
        {
            return read(ListCursor.KeyOf(cursor));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return read(null);
        }
    }
}

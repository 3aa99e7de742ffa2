using System.Collections.Immutable;

namespace Matching.Storage.Views;

/// <summary>One page of a list.</summary>
/// <param name="Items">Rows.</param>
/// <param name="Next">Key of the last row when more follow, to ask for the next page; else null.</param>
public sealed record ViewPage<T>(ImmutableArray<T> Items, ImmutableArray<string>? Next)
{
    /// <summary>A page from one row more than was asked for.</summary>
    internal static ViewPage<T> Of(IReadOnlyList<T> rows, int most, Func<T, ImmutableArray<string>> key) =>
        rows.Count > most ? new ViewPage<T>([.. rows.Take(most)], key(rows[most - 1])) : new ViewPage<T>([.. rows], null);
}

namespace Matching.Engine.Runs;

/// <summary>Work on several threads of this process.</summary>
internal static class InParallel
{
    /// <summary>Does work for each item on at most so many threads; the first error ends it and is thrown as it was.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two items.</exception>
    public static void ForEach<T>(IEnumerable<T> items, int threads, CancellationToken cancellation, Action<T> work)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.ForEachAsync(items, options, (item, _) =>
        {
            work(item);
            return ValueTask.CompletedTask;
        }).GetAwaiter().GetResult();
    }

    /// <summary>Results in the order of the items, computed on several threads and never more than a few ahead.</summary>
    public static IEnumerable<TResult> Select<T, TResult>(IEnumerable<T> items, int threads, CancellationToken cancellation, Func<T, TResult> work)
    {
        foreach (var chunk in items.Chunk(threads * 2))
        {
            var results = new TResult[chunk.Length];
            ForEach(Enumerable.Range(0, chunk.Length), threads, cancellation, i => results[i] = work(chunk[i]));
            foreach (var result in results)
            {
                yield return result;
            }
        }
    }
}

namespace Matching.Api.Terminal;

/// <summary>Passes progress on at once, on the thread that reports it; <see cref="Progress{T}"/> would post it to a pool thread, out of order.</summary>
public sealed class ForwardProgress<T>(IProgress<StageProgress> target, Func<T, StageProgress> map) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => target.Report(map(value));
}

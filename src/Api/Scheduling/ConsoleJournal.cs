using Matching.Api.Commands;
using Matching.Api.Site;
using Matching.Rules;
using Matching.Scheduler;

namespace Matching.Api.Scheduling;

/// <summary>What a worker does, a plain line each, on the terminal.</summary>
/// <param name="invocation">The invocation; says where to write and in which language.</param>
/// <param name="clock">The clock of the process.</param>
public sealed class ConsoleJournal(CommandInvocation invocation, TimeProvider clock) : IScheduleJournal
{
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public void Note(LocalizedText line) => Write(line.In(invocation.Language));

    /// <inheritdoc/>
    public void Warn(LocalizedText line, Exception? cause = null) =>
        Write(line.In(invocation.Language) + (cause is null ? "" : $": {cause.GetType().Name}: {cause.Message}"));

    private void Write(string line)
    {
        var now = LocalTime.Of(clock.GetUtcNow());
        lock (gate)
        {
            invocation.Console.Error.WriteLine($"{now} {line}");
        }
    }
}

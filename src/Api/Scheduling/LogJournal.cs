using Matching.Rules;
using Matching.Scheduler;

namespace Matching.Api.Scheduling;

/// <summary>What the scheduler of a site does, in the site's log.</summary>
/// <param name="log">The log.</param>
public sealed class LogJournal(ILogger<LogJournal> log) : IScheduleJournal
{
    /// <inheritdoc/>
    public void Note(LocalizedText line) => log.LogInformation("{Zh} · {En}", line.Zh, line.En);

    /// <inheritdoc/>
    public void Warn(LocalizedText line, Exception? cause = null) => log.LogWarning(cause, "{Zh} · {En}", line.Zh, line.En);
}

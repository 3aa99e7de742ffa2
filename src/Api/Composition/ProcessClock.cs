using System.Globalization;
using Matching.Api.Commands;
using Matching.Rules;

namespace Matching.Api.Composition;

/// <summary>
/// The clock of a process: the machine's, or one that starts at a given instant and goes on in real time. A demo lives in
/// the demo's time, so that notices, drafts and schedules fit its nights.
/// </summary>
public sealed class ProcessClock : TimeProvider
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private readonly TimeProvider machine;
    private readonly TimeSpan offset;

    private ProcessClock(TimeProvider machine, DateTimeOffset start)
    {
        this.machine = machine;
        offset = start - machine.GetUtcNow();
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + offset;

    /// <summary>The clock that the configuration asks for, else that of a demo's day, else the machine's.</summary>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="settings">Configuration; <c>Matching:Clock:Start</c> is an instant with its offset.</param>
    /// <param name="demoDay">Business date of the data folder's newest demo night, or null where the data is no demo's.</param>
    /// <exception cref="CommandFailure">The start is not an instant, or is given in production.</exception>
    public static TimeProvider Of(TimeProvider machine, MatchingSettings settings, DateOnly? demoDay)
    {
        var text = settings.Clock.Start;
        if (text.Length == 0)
        {
            // 09:00: offices open, and the next night is still to come.
            return demoDay is { } day ? new ProcessClock(machine, new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), Shanghai)) : machine;
        }

        if (settings.Environment == "Production")
        {
            throw Refused(text, "生产环境只能用本机时钟", "production uses the machine's clock");
        }

        return DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ssZ"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
            ? new ProcessClock(machine, start)
            : throw Refused(text, "不是带时区的时刻", "this is not an instant with its offset");
    }

    private static CommandFailure Refused(string text, string zh, string en) => new(
        ExitCode.BadInput, new LocalizedText($"{zh}：'{text}'", $"{en}: '{text}'"), "Matching:Clock:Start",
        new LocalizedText("删去此设置，或写成 2025-11-28T09:00+08:00 的形式", "remove the setting, or write it like 2025-11-28T09:00+08:00"));
}

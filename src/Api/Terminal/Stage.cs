using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Matching.Api.Terminal;

/// <summary>One stage of a long command: a bar on a terminal, plain lines elsewhere, always on standard error.</summary>
public static class Stage
{
    /// <summary>Runs a stage and shows how far it is.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="title">What is being done.</param>
    /// <param name="work">The work; told how much is done of how much.</param>
    public static T Run<T>(CommandConsole console, string title, Func<IProgress<StageProgress>, T> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = console.Interactive ? WithBar(console, title, work) : work(new PlainProgress(console, title));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        console.Error.WriteLine($"{title}: {seconds} s");
        return result;
    }

    private static T WithBar<T>(CommandConsole console, string title, Func<IProgress<StageProgress>, T> work) => console.Progress
        .Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .Start(context =>
        {
            var task = context.AddTask(Markup.Escape(title));
            return work(new BarProgress(task, title));
        });

    private sealed class BarProgress(ProgressTask task, string title) : IProgress<StageProgress>
    {
        public void Report(StageProgress value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
            task.Description = Markup.Escape(value.Detail is null ? title : $"{title} · {value.Detail}");
        }
    }

    /// <summary>A line each tenth: enough for a log, not a flood.</summary>
    private sealed class PlainProgress(CommandConsole console, string title) : IProgress<StageProgress>
    {
        private long tenth;

        public void Report(StageProgress value)
        {
            var now = value.Total <= 0 ? 0 : value.Done * 10 / value.Total;
            if (now > Interlocked.Exchange(ref tenth, Math.Max(now, Interlocked.Read(ref tenth))) && now < 10)
            {
                console.Error.WriteLine($"{title}: {now * 10} %");
            }
        }
    }
}

namespace Matching.Scheduler;

/// <summary>When nights run and how a node works on them.</summary>
public sealed record ScheduleOptions
{
    /// <summary>Whether the clock begins nights here. Without it only the nights that people ask for are run.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Quartz cron expression of the night, read in <see cref="Zone"/>; default 01:30 every day.</summary>
    public string Cron { get; init; } = "0 30 1 * * ?";

    /// <summary>Zone of the cron expression and of business dates.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Most nights that are caught up on without asking; more than that, and none is run. Default 31, at least 1.</summary>
    public int MaxCatchUpDays { get; init; } = 31;

    /// <summary>Jobs worked on at the same time on this node; at least 1.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>How often the tables are looked at for unfinished work; default one minute.</summary>
    public TimeSpan Watchdog { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Silence after which a run that another process claimed counts as abandoned; default two minutes.</summary>
    public TimeSpan Abandoned { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Connection string of the PostgreSQL database that holds the queue of all nodes; null for a queue in this process, which
    /// is filled from the tables at every start.
    /// </summary>
    public string? SharedQueue { get; init; }
}

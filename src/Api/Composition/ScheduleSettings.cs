namespace Matching.Api.Composition;

/// <summary>When nights run and how this node works on them.</summary>
public sealed class ScheduleSettings
{
    /// <summary>Whether the clock begins nights; empty means yes, except on the site of a demo's data folder.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Quartz cron expression in Asia/Shanghai; default 01:30 every day.</summary>
    public string Cron { get; init; } = "0 30 1 * * ?";

    /// <summary>Most missed nights that are caught up on without asking; at least 1.</summary>
    public int MaxCatchUpDays { get; init; } = 31;

    /// <summary>Jobs worked on at the same time; 0 (default) means one for each processor.</summary>
    public int Workers { get; init; }

    /// <summary>How often the tables are looked at for unfinished work, in seconds; at least 1.</summary>
    public int WatchdogSeconds { get; init; } = 60;

    /// <summary>Silence after which a run that another process claimed counts as abandoned, in seconds; at least 1.</summary>
    public int AbandonedSeconds { get; init; } = 120;

    /// <summary>Folder with a folder <c>yyyy-MM-dd</c> of deliveries for each night, imported before it; empty means none.</summary>
    public string DropFolder { get; init; } = "";
}

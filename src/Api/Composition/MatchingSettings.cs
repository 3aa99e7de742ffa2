namespace Matching.Api.Composition;

/// <summary>The section <c>Matching</c> of the configuration: appsettings.json, then environment <c>MATCHING__…</c>.</summary>
public sealed class MatchingSettings
{
    /// <summary><c>Demo</c> (default) or <c>Production</c>. In production every key must be given.</summary>
    public string Environment { get; init; } = "Demo";

    /// <summary>Which engine decides: <c>columns</c> (default) or <c>nrules</c>, see <see cref="MatchingEngines"/>.</summary>
    public string Engine { get; init; } = MatchingEngines.Columns;

    /// <summary>The database.</summary>
    public DatabaseSettings Database { get; init; } = new();

    /// <summary>Secrets.</summary>
    public KeySettings Keys { get; init; } = new();

    /// <summary>The account that pays.</summary>
    public DebtorSettings Debtor { get; init; } = new();

    /// <summary>How much one night may pay before people look.</summary>
    public CapSettings Caps { get; init; } = new();

    /// <summary>The clock of the process.</summary>
    public ClockSettings Clock { get; init; } = new();

    /// <summary>Ways to recipients beside the portal's inbox.</summary>
    public ChannelSettings Channels { get; init; } = new();

    /// <summary>When nights run.</summary>
    public ScheduleSettings Schedule { get; init; } = new();

    /// <summary>What scores do.</summary>
    public ScorerSettings Scorer { get; init; } = new();

    /// <summary>How people decide what a night held back.</summary>
    public ReviewDeskSettings Review { get; init; } = new();

    /// <summary>Queries over departments' tables by name, for <c>import --sql NAME</c>.</summary>
    public Dictionary<string, SqlSourceSettings> Sources { get; init; } = new(StringComparer.Ordinal);
}

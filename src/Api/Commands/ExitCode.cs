namespace Matching.Api.Commands;

/// <summary>Exit codes of every command; relied upon by scripts.</summary>
public enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>Done, but something fell short: a case failed, rows were quarantined under <c>--strict</c>.</summary>
    Short = 1,

    /// <summary>Bad usage or bad input.</summary>
    BadInput = 2,

    /// <summary>A dependency (database, bank, file share) is unreachable.</summary>
    Unreachable = 3,

    /// <summary>Refused by a guard.</summary>
    Refused = 4,
}

using Matching.Engine.Runs;

namespace Matching.Scheduler;

/// <summary>How far a night is that this process works on.</summary>
/// <param name="RunId">Run.</param>
/// <param name="BusinessDate">Business date.</param>
/// <param name="Partitions">Partitions altogether.</param>
/// <param name="Evaluated">Of these, evaluated as far as this process knows; the tables know what other nodes did.</param>
/// <param name="Stage">Stage at work.</param>
/// <param name="PolicyId">Policy at work, or null.</param>
/// <param name="Done">Units, rights or batches done in this stage; while matching, those of the partition reported last.</param>
/// <param name="Total">Of how many.</param>
/// <param name="At">When it was reported.</param>
public sealed record RunProgress(
    string RunId, DateOnly BusinessDate, int Partitions, int Evaluated, NightStage Stage, string? PolicyId, long Done, long Total, DateTimeOffset At);

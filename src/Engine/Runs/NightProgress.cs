namespace Matching.Engine.Runs;

/// <summary>Where a night is.</summary>
/// <param name="Stage">Stage.</param>
/// <param name="PolicyId">Policy at work, or null.</param>
/// <param name="Done">Units, rights or batches done in this stage.</param>
/// <param name="Total">Of how many.</param>
public sealed record NightProgress(NightStage Stage, string? PolicyId, long Done, long Total);

/// <summary>Stages of a night, in order.</summary>
public enum NightStage
{
    /// <summary>Evaluating units.</summary>
    Matching,

    /// <summary>Collecting and storing what the partitions decided.</summary>
    Deciding,

    /// <summary>Scoring matches.</summary>
    Scoring,

    /// <summary>Proposing entitlements and telling people.</summary>
    Entitling,

    /// <summary>Checking before payment.</summary>
    Checking,

    /// <summary>Reserving money and saving intents.</summary>
    Reserving,

    /// <summary>Sending batches.</summary>
    Sending,
}

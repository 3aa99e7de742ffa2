namespace Matching.Engine.Reviews;

/// <summary>What the first of two people proposed.</summary>
/// <param name="Action">Name of the act.</param>
/// <param name="Stamp">Content that it was proposed on; void once the object has another stamp.</param>
/// <param name="Actor">Account of the first person.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">Instant.</param>
public sealed record Proposal(string Action, string Stamp, string Actor, string Reason, DateTimeOffset At)
{
    /// <summary>Whether this is the same act on the same content.</summary>
    public bool Is(string action, string stamp) => Action == action && Stamp == stamp;

    /// <summary>Whether an account is the one that proposed; case and surrounding blanks make no other person.</summary>
    public bool IsBy(string actor) => string.Equals(Actor.Trim(), actor.Trim(), StringComparison.OrdinalIgnoreCase);
}

using Matching.Engine.Payouts;

namespace Matching.Engine.Entitlements;

/// <summary>What one right is known by; unique.</summary>
/// <param name="PolicyId">Policy.</param>
/// <param name="Subject">Pseudonymous key of the subject.</param>
/// <param name="Cycle">Period that is paid for, as <see cref="Cycles"/> writes it.</param>
/// <param name="Item">What the right hangs on, or <c>-</c>.</param>
public sealed record EntitlementKey(string PolicyId, string Subject, string Cycle, string Item)
{
    private string? id;

    /// <summary>A copy works its identifier out anew: a part may be another one in it.</summary>
    private EntitlementKey(EntitlementKey original) =>
        (PolicyId, Subject, Cycle, Item) = (original.PolicyId, original.Subject, original.Cycle, original.Item);

    /// <summary>The key as one text; the parts hold no line feed.</summary>
    public string Text => string.Join('\n', PolicyId, Subject, Cycle, Item);

    /// <summary>The right of the cycle that a supplement belongs to; for every other right the key itself.</summary>
    public EntitlementKey OfCycle => this with { Cycle = Cycles.Base(Cycle) };

    /// <summary>Identifier of the row: <c>E</c> and 26 characters of SHA-256 over the key. The same key has the same identifier everywhere.</summary>
    public string Id => id ??= "E" + Base32.OfHash(Text, 26);

    /// <inheritdoc/>
    public bool Equals(EntitlementKey? other) =>
        other is not null && (PolicyId, Subject, Cycle, Item) == (other.PolicyId, other.Subject, other.Cycle, other.Item);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PolicyId, Subject, Cycle, Item);

    /// <summary>The parts; the generated form would print <see cref="OfCycle"/> within itself without end.</summary>
    public override string ToString() => string.Join('/', PolicyId, Subject, Cycle, Item);
}

namespace Matching.Api.Composition;

/// <summary>Secrets, each at least 16 bytes of UTF-8 text. Empty in the demo: fixed demo keys are used.</summary>
public sealed class KeySettings
{
    /// <summary>Makes pseudonymous subject keys. Changing it makes every subject a new one.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Encrypts the identity store.</summary>
    public string Identity { get; init; } = "";

    /// <summary>Derives payment identifiers.</summary>
    public string Payout { get; init; } = "";
}

namespace Matching.Storage.Tests.Outbox;

/// <summary>A clock that the test turns.</summary>
internal sealed class SettableClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Letters.Now;

    public override DateTimeOffset GetUtcNow() => Now;
}

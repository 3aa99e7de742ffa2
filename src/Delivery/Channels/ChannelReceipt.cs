namespace Matching.Delivery.Channels;

/// <summary>What a channel said to a message.</summary>
/// <param name="Answer">Answer.</param>
/// <param name="Reason">Why it was not delivered; without personal data. Null when it was.</param>
public readonly record struct ChannelReceipt(ChannelAnswer Answer, string? Reason)
{
    /// <summary>The receiver has it.</summary>
    public static ChannelReceipt Delivered { get; } = new(ChannelAnswer.Delivered, null);

    /// <summary>Not now, or not known whether it arrived.</summary>
    public static ChannelReceipt TryLater(string reason) => new(ChannelAnswer.TryLater, reason);

    /// <summary>The receiver will never take it.</summary>
    public static ChannelReceipt Never(string reason) => new(ChannelAnswer.Never, reason);
}

/// <summary>Answers of channels.</summary>
public enum ChannelAnswer
{
    /// <summary>The receiver has it.</summary>
    Delivered,

    /// <summary>Not now, or not known whether it arrived.</summary>
    TryLater,

    /// <summary>The receiver will never take it.</summary>
    Never,
}

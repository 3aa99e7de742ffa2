using System.Globalization;

namespace Matching.Engine.Reviews;

/// <summary>Place in the list of rights in review.</summary>
/// <param name="Rank">Score in millionths; <see cref="Unscored"/> without one.</param>
/// <param name="Id">Identifier of the right.</param>
public readonly record struct ReviewCursor(int Rank, string Id)
{
    /// <summary>Rank of rights without a score: after all others.</summary>
    public const int Unscored = 1_000_001;

    /// <summary>Before the first.</summary>
    public static ReviewCursor Start { get; } = new(-1, "");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="ReviewRefusedException">The text is no cursor.</exception>
    public static ReviewCursor Parse(string? text)
    {
        if (text is null)
        {
            return Start;
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && int.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
            ? new ReviewCursor(rank, text[(dash + 1)..])
            : throw new ReviewRefusedException(
                ReviewRefusal.BadCursor, new($"翻页标记“{text}”无法使用，请从第一页重新开始", $"the cursor '{text}' cannot be used; begin again with the first page"));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank}-{Id}");
}

using System.Globalization;

namespace Matching.Engine.Ports;

/// <summary>One configured fail point, <c>name:before|after|after-send[:n]</c>: the n-th visit (1 by default) stops the process.</summary>
public sealed class FailPoint : IFailPoints
{
    private readonly string name;
    private readonly FailPosition position;
    private readonly int visit;
    private readonly Action stop;
    private int visits;

    private FailPoint(string name, FailPosition position, int visit, Action stop)
    {
        this.name = name;
        this.position = position;
        this.visit = visit;
        this.stop = stop;
    }

    /// <summary>Reads a fail point; an empty text gives none.</summary>
    /// <param name="text">Value of <c>MATCHING_FAILPOINT</c>.</param>
    /// <param name="stop">Ends the process without cleaning up.</param>
    /// <exception cref="FormatException">The text is not of the form above.</exception>
    public static IFailPoints Parse(string? text, Action stop)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NoFailPoints.Instance;
        }

        var parts = text.Split(':');
        var visit = 1;
        if (parts.Length is < 2 or > 3 || parts[0].Length == 0 || PositionOf(parts[1]) is not { } position
            || (parts.Length == 3 && (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out visit) || visit < 1)))
        {
            throw new FormatException($"MATCHING_FAILPOINT '{text}' is not a fail point; write name:before, name:after or name:after-send, and :n for the n-th visit");
        }

        return new FailPoint(parts[0], position, visit, stop);
    }

    /// <inheritdoc/>
    public void Hit(string name, FailPosition position)
    {
        if (name == this.name && position == this.position && Interlocked.Increment(ref visits) == visit)
        {
            stop();
        }
    }

    private static FailPosition? PositionOf(string text) => text switch
    {
        "before" => FailPosition.Before,
        "after" => FailPosition.After,
        "after-send" => FailPosition.AfterSend,
        _ => null,
    };
}

using Matching.Rules;

namespace Matching.Engine.Ports;

/// <summary>A night cannot begin yet; nothing was claimed. It is tried again later.</summary>
public sealed class NightNotReadyException : InvalidOperationException
{
    /// <summary>A night that waits.</summary>
    /// <param name="date">Its business date.</param>
    /// <param name="what">What it waits for, and what people can do.</param>
    /// <param name="inner">The cause, or null.</param>
    public NightNotReadyException(DateOnly date, LocalizedText what, Exception? inner = null)
        : base($"the night of {date:yyyy-MM-dd} cannot begin: {what.En}", inner)
    {
        Date = date;
        What = what;
    }

    /// <summary>Business date.</summary>
    public DateOnly Date { get; }

    /// <summary>What it waits for, and what people can do.</summary>
    public LocalizedText What { get; }
}

namespace Matching.Rules.Values;

/// <summary>A range of numbers, strings, dates, times or durations (DMN 1.5, 10.3.2.7).</summary>
/// <param name="Low">Lower end; null where the range is open below, as <c>(&lt; 10)</c> is.</param>
/// <param name="LowIncluded">Whether the lower end belongs to the range.</param>
/// <param name="High">Upper end; null where the range is open above.</param>
/// <param name="HighIncluded">Whether the upper end belongs to the range.</param>
public sealed record FeelRange(Value? Low, bool LowIncluded, Value? High, bool HighIncluded)
{
    /// <summary>FEEL's literal form.</summary>
    public override string ToString() => (Low, High) switch
    {
        (null, { } high) => (HighIncluded ? "<=" : "<") + high,
        ({ } low, null) => (LowIncluded ? ">=" : ">") + low,
        _ => $"{(LowIncluded ? '[' : '(')}{Low}..{High}{(HighIncluded ? ']' : ')')}",
    };
}

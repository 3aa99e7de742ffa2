namespace Matching.Rules.Values;

/// <summary>What rule packs compute stays within what is stored and paid: decimals, and dates of the years 1 to 9999.</summary>
internal static class StrictRange
{
    /// <summary>The value, a number rounded to a decimal; a fault where it lies outside.</summary>
    public static Value Keep(Value value) => value.Kind switch
    {
        ValueKind.Number when value.AsFeelNumber.Wide is { } wide => wide.TryToDecimal(out var rounded) ? Value.Of(rounded) : Fault.Overflow,
        ValueKind.Date when value.AsDay < 0 || value.AsDay > DateOnly.MaxValue.DayNumber => Fault.Overflow,
        _ => value,
    };
}

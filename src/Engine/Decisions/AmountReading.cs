using System.Collections.Immutable;
using Matching.Engine.Amounts;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>The value of an amount expression, read as money.</summary>
/// <param name="Amount">The money, rounded once; null when there is none.</param>
/// <param name="Missing">Tags whose absence leaves it unknown; empty when it is known or not money.</param>
/// <param name="Fault">Why the value is not money (negative, not a number, out of range), or null.</param>
public readonly record struct AmountReading(Money? Amount, ImmutableArray<string> Missing, string? Fault)
{
    /// <summary>Reads a value. A negative amount is a mistake of the rule and is never turned into 0.</summary>
    /// <param name="value">Yuan.</param>
    /// <param name="rounding">The pack's rounding.</param>
    /// <param name="currency">ISO 4217 code.</param>
    public static AmountReading Of(Value value, RoundingRule rounding, string currency)
    {
        if (value.IsUnknown && !value.Causes.IsEmpty)
        {
            var causes = new UnknownCauses();
            causes.Add(value);
            return new AmountReading(null, causes.Tags(), causes.Fault is { } fault ? $"金额无法计算：{fault}" : null);
        }

        if (value.Kind != ValueKind.Number)
        {
            return new AmountReading(null, [], $"金额不是数：{value}");
        }

        return value.AsNumber < 0 ? new AmountReading(null, [], $"金额为负：{value}") : Rounded(value, rounding, currency);
    }

    private static AmountReading Rounded(Value value, RoundingRule rounding, string currency)
    {
        try
        {
            return new AmountReading(Money.FromYuan(value.AsNumber, rounding, currency), [], null);
        }
        catch (OverflowException)
        {
            return new AmountReading(null, [], $"金额超出可表示的范围：{value}");
        }
    }
}

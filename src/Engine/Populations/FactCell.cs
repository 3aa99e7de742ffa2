using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>A cell of <see cref="FactRows"/> in the form in which its column holds it. <c>default</c> is unknown.</summary>
public readonly record struct FactCell
{
    private FactCell(long number) => (Number, IsKnown) = (number, true);

    /// <summary>Whether there is a fact.</summary>
    public bool IsKnown { get; }

    /// <summary>The fact as its column holds it.</summary>
    internal long Number { get; }

    /// <summary>A number, an amount or a percentage as the scaled integer of <see cref="ScaledColumn"/>, below 10^18.</summary>
    public static FactCell OfScaled(long scaled) => new(scaled);

    /// <summary>A date as its number of days since 0001-01-01.</summary>
    public static FactCell OfDay(int day) => new(day);

    /// <summary>A truth value.</summary>
    public static FactCell OfTruth(bool truth) => new(truth ? 1 : 0);

    /// <summary>A string or a list by the code of <see cref="FactRows.CodeOf(int, Value)"/>.</summary>
    public static FactCell OfCode(int code) => new(code);
}

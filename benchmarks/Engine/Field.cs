using System.Collections.Immutable;

namespace Matching.Benchmarks.Engine;

/// <summary>What a synthetic field holds.</summary>
internal enum FieldKind
{
    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Money in fen.</summary>
    Money,

    /// <summary>A day number (<see cref="DateOnly.DayNumber"/>).</summary>
    Date,

    /// <summary>An index into at most 16 codes.</summary>
    Code,

    /// <summary>0 or 1.</summary>
    Flag,
}

/// <summary>A fact of the synthetic subjects. Its raw value is an integer, and grows with the quantile.</summary>
/// <param name="Index">Place among the fields, and slot in a frame.</param>
/// <param name="Name">Name in rules.</param>
/// <param name="Code">Name of the Parquet column and of members in generated code.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Low">Lowest raw value.</param>
/// <param name="High">Highest raw value; for codes the number of codes less one.</param>
/// <param name="Skew">1 spreads the values evenly; 3 crowds them at the low end, as incomes do. For flags the share of yes in percent.</param>
internal sealed record Field(int Index, string Name, string Code, FieldKind Kind, int Low, int High, int Skew = 1)
{
    /// <summary>The codes; empty for other kinds.</summary>
    public ImmutableArray<string> Codes { get; } = Kind == FieldKind.Code ? [.. Enumerable.Range(0, High + 1).Select(i => $"{Name}{i:00}")] : [];

    /// <summary>Whether its values have an order that rules compare.</summary>
    public bool IsOrdered => Kind is FieldKind.Number or FieldKind.Money or FieldKind.Date;

    /// <summary>The raw value at a quantile.</summary>
    /// <param name="quantile">From 0 up to, not including, 1.</param>
    public int At(double quantile) => Kind == FieldKind.Flag
        ? quantile >= 1 - (Skew / 100.0) ? 1 : 0
        : Low + (int)(Math.Pow(quantile, Skew) * (High - (double)Low + 1));
}

using System.Collections.Immutable;
using Matching.Engine.Amounts;

namespace Matching.Engine.Decisions;

/// <summary>What one rule pack says of one filled frame; a <see cref="Decision"/> without its keys.</summary>
/// <param name="Outcome">What was decided.</param>
/// <param name="Amount">Reported amount; null where the benefit has none or the outcome is not eligible.</param>
/// <param name="CycleAmount">What one cycle pays; null for what is never paid or not yet known.</param>
/// <param name="Missing">Tags that are unknown, when undetermined; sorted by code unit.</param>
/// <param name="Failed">Identifiers of the false conditions, in the pack's order.</param>
/// <param name="Review">Why an eligible match goes to review.</param>
/// <param name="Held">Why the row must not be used, or null.</param>
public sealed record Verdict(
    Outcome Outcome, Money? Amount, Money? CycleAmount, ImmutableArray<string> Missing, ImmutableArray<string> Failed,
    ImmutableArray<string> Review, string? Held)
{
    /// <summary>The first difference to another verdict on the same frame, in words, or null when they say the same.</summary>
    /// <param name="reference">What the reference path says.</param>
    public string? DifferenceTo(Verdict reference)
    {
        if (Outcome != reference.Outcome)
        {
            return $"结论 {Outcome} ≠ {reference.Outcome}";
        }

        if (Amount != reference.Amount || CycleAmount != reference.CycleAmount)
        {
            return $"金额 {Text(Amount)}/{Text(CycleAmount)} ≠ {Text(reference.Amount)}/{Text(reference.CycleAmount)}";
        }

        return Differ("缺少", Missing, reference.Missing)
            ?? Differ("未满足", Failed, reference.Failed)
            ?? Differ("复核", Review, reference.Review)
            ?? Differ("暂挂", [Held ?? ""], [reference.Held ?? ""]);
    }

    private static string Text(Money? amount) => amount?.ToString() ?? "-";

    private static string? Differ(string what, ImmutableArray<string> left, ImmutableArray<string> right) =>
        left.AsSpan().SequenceEqual(right.AsSpan()) ? null : $"{what} [{string.Join("、", left)}] ≠ [{string.Join("、", right)}]";
}

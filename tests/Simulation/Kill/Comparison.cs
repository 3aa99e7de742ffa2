using System.Collections.Immutable;

namespace Matching.Simulation.Kill;

/// <summary>What a disturbed night has too little and too much of, against the undisturbed one.</summary>
/// <param name="Lost">Entries that it lacks.</param>
/// <param name="Doubled">Entries that it has too often or that the undisturbed night has not.</param>
/// <param name="Findings">A line for each kind of entry that differs.</param>
internal sealed record Comparison(int Lost, int Doubled, ImmutableArray<string> Findings)
{
    /// <summary>Compares everything that is visible.</summary>
    public static Comparison Of(NightFacts expected, NightFacts found)
    {
        var parts = new[]
        {
            Of("decision hash", expected.DecisionHashes, found.DecisionHashes),
            Of("notifications", expected.Notifications, found.Notifications),
            Of("payouts", expected.Payouts, found.Payouts),
            Of("instructions in payment files", expected.Instructed, found.Instructed),
            Of("deliveries", expected.Deliveries, found.Deliveries),
        };
        return new Comparison(parts.Sum(p => p.Lost), parts.Sum(p => p.Doubled), [.. parts.SelectMany(p => p.Findings)]);
    }

    private static Comparison Of(string name, ImmutableArray<string> expected, ImmutableArray<string> found)
    {
        var balance = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in found)
        {
            balance[entry] = balance.GetValueOrDefault(entry) + 1;
        }

        foreach (var entry in expected)
        {
            balance[entry] = balance.GetValueOrDefault(entry) - 1;
        }

        var lost = -balance.Values.Where(n => n < 0).Sum();
        var doubled = balance.Values.Where(n => n > 0).Sum();
        return new Comparison(lost, doubled, lost + doubled == 0 ? [] :
        [
            $"{name}: {expected.Length} expected, {found.Length} found, {lost} lost, {doubled} doubled or strange; first {balance.First(b => b.Value != 0).Key}",
        ]);
    }
}

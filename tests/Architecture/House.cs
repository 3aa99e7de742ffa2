namespace Matching.Architecture.Tests;

/// <summary>The rooms and their arrows: Rules ← Engine ← { Storage, Delivery, Synthetic, Scoring, Scheduler } ← Api, and Engine ← Engine.NRules ← Api where NRules is asked for. Nothing else.</summary>
internal static class House
{
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Rules"] = [],
        ["Engine"] = ["Rules"],
        ["Engine.NRules"] = ["Engine", "Rules"],
        ["Storage"] = ["Engine", "Rules"],
        ["Delivery"] = ["Engine", "Rules"],
        ["Synthetic"] = ["Engine", "Rules"],
        ["Scoring"] = ["Engine", "Rules"],
        ["Scheduler"] = ["Engine", "Rules"],
        ["Api"] = ["Engine.NRules", "Storage", "Delivery", "Synthetic", "Scoring", "Scheduler", "Engine", "Rules"],
    };

    /// <summary>Rooms that may be there.</summary>
    public static IReadOnlyCollection<string> Rooms => Arrows.Keys;

    /// <summary>Whether code of one room may name another.</summary>
    public static bool MayUse(string from, string to) => from == to || (Arrows.TryGetValue(from, out var allowed) && allowed.Contains(to));
}

namespace Matching.Rules.Binding;

/// <summary>Which units may be added and compared.</summary>
internal static class UnitRules
{
    /// <summary>True when one of the units is not known or both measure the same.</summary>
    public static bool GoTogether(string? left, string? right) =>
        left is null || right is null || Measure(left) == Measure(right);

    /// <summary>What is measured: <c>元/年</c> is yuan a year; a head count below the line and a note in brackets change nothing.</summary>
    private static string Measure(string unit)
    {
        var note = unit.IndexOf('（', StringComparison.Ordinal);
        var parts = (note < 0 ? unit : unit[..note]).Split('/', StringSplitOptions.TrimEntries);
        return string.Join('/', parts.Where((part, i) => i == 0 || part is not ("人" or "户")));
    }
}

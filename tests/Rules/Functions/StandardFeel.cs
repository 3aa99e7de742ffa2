using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Functions;

/// <summary>Evaluates texts the way DMN says, on both paths at once.</summary>
internal static class StandardFeel
{
    private static readonly Value Now = Value.OfDateTime(Seconds(2025, 6, 1) + 36_000m, new FeelZone("Asia/Shanghai", 0));

    public static Value Evaluate(string text, bool hasClock = true)
    {
        var bound = RuleCompiler.CompileStandard(text, new Scope([]), hasClock ? Now : null);
        Assert.That(bound.Diagnostics.Select(d => d.What.En), Is.Empty);
        var explained = bound.Expression!.Explain([]).Value;
        Assert.That(bound.Expression.Evaluate([]), Is.EqualTo(explained), "the compiled path disagrees with the interpreter");
        return explained;
    }

    public static string Text(string text) => Evaluate(text).ToString();

    private static decimal Seconds(int year, int month, int day) => new DateOnly(year, month, day).DayNumber * 86_400m;
}

using System.Globalization;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Packs;

namespace Matching.Engine.Decisions;

/// <summary>That a unit's own reference date lies within a version, as a condition like every other: it has a trace, and can be unknown.</summary>
internal static class PeriodCondition
{
    /// <summary>Identifier of the condition among those that failed.</summary>
    public const string Id = "reference-date";

    /// <summary>The condition.</summary>
    /// <param name="tag">The date tag.</param>
    /// <param name="period">The days on which the version is the one in force.</param>
    /// <param name="scope">Names of the dictionary.</param>
    public static Condition Of(string tag, (DateOnly From, DateOnly? To) period, Scope scope)
    {
        var (from, to) = (Text(period.From), period.To is { } last ? Text(last) : null);
        var rule = $"{tag} >= date(\"{from}\")" + (to is null ? "" : $" and {tag} <= date(\"{to}\")");
        var when = RuleCompiler.Compile(rule, scope, FeelType.Boolean).Expression
            ?? throw new InvalidOperationException($"'{rule}' cannot be bound: '{tag}' is not a date of the dictionary");
        var words = to is null
            ? new LocalizedText($"参考日（{tag}）在 {from} 或之后", $"the reference date ({tag}) is {from} or later")
            : new LocalizedText($"参考日（{tag}）在 {from} 至 {to} 之间（含首尾）", $"the reference date ({tag}) lies between {from} and {to} (both included)");
        return new Condition(Id, words, null, when);
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

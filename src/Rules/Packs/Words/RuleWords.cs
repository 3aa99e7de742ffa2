using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Distances;

namespace Matching.Rules.Packs.Words;

/// <summary>Says what expressions of rules mean. What cannot be said well stands as written, between backquotes: never something else.</summary>
/// <param name="glossary">What the names mean.</param>
/// <param name="parameters">Figures of the version, shown in place of their names.</param>
/// <param name="language"><c>en</c> for English, everything else Chinese.</param>
public sealed class RuleWords(Glossary glossary, ImmutableArray<Parameter> parameters, string language)
{
    /// <summary>Words for the expressions of a version.</summary>
    public static RuleWords Of(RulePack pack, Glossary glossary, string language) => new(glossary, pack.Parameters, language);

    /// <summary>Whether the words are English.</summary>
    public bool IsEnglish { get; } = language == "en";

    /// <summary>What the names mean.</summary>
    public Glossary Glossary { get; } = glossary;

    /// <summary>A condition.</summary>
    public Wording Condition(RuleExpression expression) => Say(expression, (words, root) => words.Condition(root));

    /// <summary>What a part of a condition must be and is not.</summary>
    public string Wanted(Gap gap) => gap.Node is { } node
        ? new ExpressionWords(Glossary, parameters, IsEnglish).Condition(node).Inline(IsEnglish)
        : gap.MustHold ? $"`{gap.Text}`" : Say($"不成立：`{gap.Text}`", $"it does not hold that `{gap.Text}`");

    /// <summary>What an amount is.</summary>
    /// <param name="expression">The amount.</param>
    /// <param name="cycle">Rhythm in which it is given, said with plain figures; null for none.</param>
    public Wording Amount(RuleExpression expression, BenefitCycle? cycle) =>
        Say(expression, (words, root) => words.WithFactors(words.Result(root, PerCycle(cycle))));

    /// <summary>How a value is computed.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="unit">Unit of the value, or null.</param>
    public Wording Value(RuleExpression expression, string? unit) => Say(expression, (words, root) => words.WithFactors(words.Computed(root, unit)));

    /// <summary>A text in the language of the words.</summary>
    public string Say(string zh, string en) => IsEnglish ? en : zh;

    private Wording Say(RuleExpression expression, Func<ExpressionWords, BoundNode, Wording> say) => expression is CompiledRule rule
        ? say(new ExpressionWords(Glossary, parameters, IsEnglish), rule.Root)
        : new Wording($"`{expression.Text}`");

    private static LocalizedText? PerCycle(BenefitCycle? cycle) => cycle switch
    {
        BenefitCycle.Monthly => new("每月", " a month"),
        BenefitCycle.Quarterly => new("每季度", " a quarter"),
        BenefitCycle.Yearly => new("每年", " a year"),
        _ => null,
    };
}

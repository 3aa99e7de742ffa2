using System.Collections.Immutable;
using Matching.Rules.Binding;

namespace Matching.Rules.Packs.Words;

/// <summary>What the names of a version mean that it does not say itself: computed values and shared figures.</summary>
public static class VocabularyWords
{
    /// <summary>Every computed name that a version reads, and how it is computed.</summary>
    public static ImmutableArray<Wording> Derived(RulePack pack, Glossary glossary, string language)
    {
        var words = new RuleWords(glossary, [], language);
        return [.. Terms(pack, glossary).Where(t => t.Formula is not null).Select(t => Computed(t, words))];
    }

    /// <summary>Names that somebody states and whose meaning the dictionary explains (in Chinese).</summary>
    public static ImmutableArray<GlossaryTerm> Explained(RulePack pack, Glossary glossary) =>
        [.. Terms(pack, glossary).Where(t => t.Formula is null && t.Description is not null)];

    /// <summary>Shared figures that a version reads, with those of their values that fall in its period.</summary>
    public static ImmutableArray<(GlossaryTerm Term, ImmutableArray<GlossaryFigure> Figures)> Shared(RulePack pack, Glossary glossary) =>
        [.. Terms(pack, glossary).Where(t => !t.Figures.IsEmpty)
            .Select(t => (t, t.Figures.Where(f => (f.To ?? DateOnly.MaxValue) >= pack.From && f.From <= (pack.To ?? DateOnly.MaxValue)).ToImmutableArray()))];

    /// <summary>Every name that a version reads, directly or through a formula, each once in the order of first use.</summary>
    public static ImmutableArray<GlossaryTerm> Terms(RulePack pack, Glossary glossary)
    {
        var found = ImmutableArray.CreateBuilder<GlossaryTerm>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<Symbol>(Expressions(pack).SelectMany(e => e.Reads));
        while (waiting.TryDequeue(out var symbol))
        {
            if (!seen.Add(symbol.Name) || glossary.Find(symbol.Name) is not { } term)
            {
                continue;
            }

            found.Add(term);
            foreach (var read in term.Formula?.Reads ?? [])
            {
                waiting.Enqueue(read);
            }
        }

        return found.ToImmutable();
    }

    private static IEnumerable<RuleExpression> Expressions(RulePack pack) => pack.Conditions.Select(c => c.When)
        .Concat(pack.Amounts).Concat(pack.Review.Select(r => r.When));

    private static Wording Computed(GlossaryTerm term, RuleWords words)
    {
        var value = term.Formula!.Type == FeelType.Boolean ? words.Condition(term.Formula) : words.Value(term.Formula, term.Unit);
        var name = words.IsEnglish ? term.English : term.Name;
        return value with { Text = words.Say($"{name}：{value.Text}", $"{name}: {value.Text}") };
    }
}

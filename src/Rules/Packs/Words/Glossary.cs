using System.Collections.Frozen;
using System.Collections.Immutable;
using Matching.Rules.Binding;

namespace Matching.Rules.Packs.Words;

/// <summary>What the names in rules mean, for texts that people read. Immutable.</summary>
public sealed class Glossary
{
    private readonly FrozenDictionary<string, GlossaryTerm> terms;
    private readonly FrozenDictionary<string, LocalizedText> policies;

    /// <summary>A glossary.</summary>
    /// <param name="terms">The names that rules read.</param>
    /// <param name="policies">Names of the policies by identifier.</param>
    public Glossary(IEnumerable<GlossaryTerm> terms, IEnumerable<KeyValuePair<string, LocalizedText>> policies)
    {
        this.terms = terms.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        this.policies = policies.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>A glossary without terms: names stand for themselves.</summary>
    public static Glossary Empty { get; } = new([], []);

    /// <summary>What several policies share when rights are given out.</summary>
    public AllocationTerms Allocation { get; init; } = AllocationTerms.None;

    /// <summary>The term with a name, or null.</summary>
    public GlossaryTerm? Find(string name) => terms.GetValueOrDefault(name);

    /// <summary>A name as people read it.</summary>
    /// <param name="name">Name in expressions.</param>
    /// <param name="english">Whether in English.</param>
    public string NameOf(string name, bool english) => english ? Find(name)?.English ?? name : name;

    /// <summary>Name of a policy, or null where the catalogue does not hold it.</summary>
    public LocalizedText? PolicyName(string id) => policies.GetValueOrDefault(id);
}

/// <summary>A name that rules read.</summary>
/// <param name="Name">Name in expressions.</param>
/// <param name="English">Name in English.</param>
/// <param name="Unit">Unit, or null.</param>
/// <param name="Formula">How it is computed from others when nobody states it, or null.</param>
/// <param name="Description">Meaning in Chinese, or null.</param>
/// <param name="Figures">Figures by date, ordered; empty where it has none.</param>
public sealed record GlossaryTerm(
    string Name, string English, string? Unit, RuleExpression? Formula, string? Description, ImmutableArray<GlossaryFigure> Figures);

/// <summary>A shared figure over a period.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day (inclusive), or null while open.</param>
/// <param name="Value">The figure.</param>
/// <param name="Verified">Whether it was checked against the published text.</param>
/// <param name="Reference">Where it comes from, or null.</param>
public sealed record GlossaryFigure(DateOnly From, DateOnly? To, decimal Value, bool Verified, string? Reference);

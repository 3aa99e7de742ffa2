using System.Collections.Frozen;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Packs;

namespace Matching.Benchmarks.Nights;

/// <summary>What a tag is for a unit of a policy, as SQL over the table of its kind: a fresh fact, else a figure, a default or a formula.</summary>
internal sealed class SqlTags
{
    private readonly TagDictionary tags;
    private readonly FrozenSet<string> stated;
    private readonly DateOnly reference;
    private readonly bool isChild;

    private SqlTags(TagDictionary tags, FrozenSet<string> stated, DateOnly reference, bool isChild) =>
        (this.tags, this.stated, this.reference, this.isChild) = (tags, stated, reference, isChild);

    /// <summary>The conditions of a pack as one expression.</summary>
    /// <param name="tags">The dictionary.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">Its version.</param>
    /// <param name="facts">The tables.</param>
    /// <param name="asOf">Business date.</param>
    /// <exception cref="NotTranslatedException">A part has no SQL.</exception>
    public static string Conditions(TagDictionary tags, Policy policy, RulePack pack, FactTables facts, DateOnly asOf)
    {
        if (policy.Reference.Tag is { } day)
        {
            throw new NotTranslatedException($"each unit is judged by the version of its own {day}");
        }

        var kind = Units.KindOf(policy);
        var own = new SqlTags(tags, facts.CodesOf(kind), policy.Reference.On(asOf), kind == UnitKind.Child);
        return string.Join(" AND ", pack.Conditions.Select(c => own.Of(c.When)));
    }

    private string Of(RuleExpression expression) => new SqlTranslator(s => OfTag(tags.Find(s.Name)!)).Of(((CompiledRule)expression).Root);

    private string OfTag(Tag tag)
    {
        if (tag.Name == TagDictionary.AsOfName)
        {
            return SqlText.Date(reference);
        }

        string?[] choices = [stated.Contains(tag.Code) ? SqlText.Name(tag.Code) : null, Figure(tag), Place(tag), Derived(tag)];
        return string.Join(", ", choices.OfType<string>()) is { Length: > 0 } all ? $"COALESCE({all})" : $"CAST(NULL AS {FactTables.TypeOf(tag.Type)})";
    }

    private string? Figure(Tag tag) => tag.FigureOn(reference) is { } figure ? SqlText.Of(Matching.Rules.Values.Value.Of(figure.Value))
        : tag.Name == RunDefaults.ApplicationDate ? SqlText.Date(reference)
        : null;

    private string? Place(Tag tag)
    {
        if (!isChild || tag.Name != RunDefaults.PlaceOfAcceptance || tags.Find(RunDefaults.ChildResidence) is not { } residence)
        {
            return null;
        }

        var home = OfTag(residence);
        return tag.Values.IsEmpty || tag.OpenCodeSet ? home : $"CASE WHEN {home} IN ({string.Join(", ", tag.Values.Select(SqlText.Of))}) THEN {home} END";
    }

    /// <summary>A formula that reads an unknown base leaves the tag unknown, even where the rest would decide it.</summary>
    private string? Derived(Tag tag) => tag.Formula is not { } formula ? null
        : formula.Reads.IsEmpty ? Of(formula)
        : $"CASE WHEN {string.Join(" AND ", formula.Reads.Select(r => $"{OfTag(tags.Find(r.Name)!)} IS NOT NULL"))} THEN {Of(formula)} END";
}

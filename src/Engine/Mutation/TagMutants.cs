using System.Collections.Immutable;
using System.Globalization;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Mutation;

namespace Matching.Engine.Mutation;

/// <summary>A dictionary with one small mistake in one tag.</summary>
/// <param name="Id">Stable name; what a note in <c>survivors</c> of the tag quotes.</param>
/// <param name="Tags">The dictionary with the mistake.</param>
/// <param name="Formula">The formula with the mistake; null where a dated figure has it.</param>
internal sealed record TagMutant(string Id, TagDictionary Tags, RuleExpression? Formula);

/// <summary>Makes the mutants of a shared tag: its formula, and its dated figures with their periods.</summary>
internal static class TagMutants
{
    /// <summary>The mutants that compile, and the number of changes that do not.</summary>
    public static (ImmutableArray<TagMutant> Mutants, int Refused) Of(Tag tag, TagDictionary tags)
    {
        var formulas = tag.Formula is null ? [] : ExpressionMutants.Of(tag.Formula, tags.Scope).ToList();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var mutants = formulas.Where(f => f.Mutant is not null)
            .Select(f => new TagMutant(Numbered(names, $"formula: {f.Words}"), With(tags, tag, tag with { Formula = f.Mutant }), f.Mutant))
            .Concat(Figures(tag).Select(f => new TagMutant(f.Id, With(tags, tag, tag with { DatedValues = f.Values }), null)));
        return ([.. mutants], formulas.Count(f => f.Mutant is null));
    }

    private static string Numbered(Dictionary<string, int> names, string id)
    {
        var count = names[id] = names.GetValueOrDefault(id) + 1;
        return count == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id} ({count})");
    }

    private static TagDictionary With(TagDictionary tags, Tag old, Tag fresh) => new(
        tags.Tags.Replace(old, fresh), [.. tags.DerivedInOrder.Select(t => t.Name == old.Name ? fresh : t)], tags.Scope) { Hash = tags.Hash };

    private static IEnumerable<(string Id, ImmutableArray<DatedValue> Values)> Figures(Tag tag)
    {
        for (var i = 0; i < tag.DatedValues.Length; i++)
        {
            var figure = tag.DatedValues[i];
            var step = Math.Min(FactPools.StepOf(tag), Steps.LastPlace(figure.Value));
            var others = new[] { figure.Value + step, figure.Value - step }
                .Concat(new[] { i - 1, i + 1 }.Where(n => n >= 0 && n < tag.DatedValues.Length).Select(n => tag.DatedValues[n].Value));
            foreach (var value in others.Where(v => v != figure.Value).Distinct())
            {
                yield return ($"{Text(figure.From)}: {Text(figure.Value)} → {Text(value)}", tag.DatedValues.SetItem(i, figure with { Value = value }));
            }

            foreach (var days in new[] { -1, 1 })
            {
                yield return ($"{Text(figure.From)}.from: {Text(figure.From)} → {Text(figure.From.AddDays(days))}", tag.DatedValues.SetItem(i, figure with { From = figure.From.AddDays(days) }));

                // The later figure wins on its first day: an end that moves into it changes nothing.
                if (figure.To is { } to && !(days > 0 && i + 1 < tag.DatedValues.Length && tag.DatedValues[i + 1].From == to.AddDays(1)))
                {
                    yield return ($"{Text(figure.From)}.to: {Text(to)} → {Text(to.AddDays(days))}", tag.DatedValues.SetItem(i, figure with { To = to.AddDays(days) }));
                }
            }
        }
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);
}

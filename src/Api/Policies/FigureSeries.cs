using System.Collections.Immutable;
using Matching.Rules.Packs;
using Matching.Rules.Packs.Words;

namespace Matching.Api.Policies;

/// <summary>One figure over time.</summary>
/// <param name="Name">Name of the figure.</param>
/// <param name="Unit">Unit, or null.</param>
/// <param name="Steps">Its values, each over a period, ordered.</param>
public sealed record FigureSeries(string Name, string? Unit, ImmutableArray<GlossaryFigure> Steps)
{
    /// <summary>Whether the figure ever had another value.</summary>
    public bool Changes => Steps.Select(s => s.Value).Distinct().Count() > 1;

    /// <summary>Every figure that the versions of a policy name, and those that they share with other policies.</summary>
    public static ImmutableArray<FigureSeries> Of(Policy policy, Glossary glossary, bool english)
    {
        // A corrected version takes the place of the one that it corrects.
        var versions = policy.Versions.GroupBy(v => v.From).Select(g => g.Last()).ToList();
        var own = versions.SelectMany(v => v.Parameters).Select(p => p.Name).Distinct().Select(name => Own(name, versions));
        var shared = versions.SelectMany(v => VocabularyWords.Terms(v, glossary)).Where(t => !t.Figures.IsEmpty).DistinctBy(t => t.Name)
            .Select(t => new FigureSeries(glossary.NameOf(t.Name, english), t.Unit, t.Figures));
        return [.. own.Concat(shared)];
    }

    private static FigureSeries Own(string name, List<RulePack> versions)
    {
        var steps = ImmutableArray.CreateBuilder<GlossaryFigure>();
        string? unit = null;
        for (var i = 0; i < versions.Count; i++)
        {
            if (versions[i].Parameters.FirstOrDefault(p => p.Name == name) is { } figure)
            {
                unit = figure.Unit;
                steps.Add(new GlossaryFigure(versions[i].From, End(versions, i), figure.Value, versions[i].Verified, null));
            }
        }

        return new FigureSeries(name, unit, steps.ToImmutable());
    }

    /// <summary>A version ends on its last day, and at the latest when the next begins.</summary>
    private static DateOnly? End(List<RulePack> versions, int i)
    {
        var next = i + 1 < versions.Count ? versions[i + 1].From.AddDays(-1) : (DateOnly?)null;
        return (versions[i].To, next) switch
        {
            ({ } end, { } before) => end < before ? end : before,
            var (end, before) => end ?? before,
        };
    }
}

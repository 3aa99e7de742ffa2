using System.Text.Json;
using Matching.Engine.Checks;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Mutation;

/// <summary>A case of the catalogue whose profile was read once.</summary>
/// <param name="Case">The case.</param>
/// <param name="Trial">Its profile.</param>
internal sealed record PreparedCase(Case Case, Trial Trial)
{
    /// <summary>The cases that can be read; a case that cannot be is reported by <c>rules test</c>.</summary>
    public static IEnumerable<PreparedCase> Read(IEnumerable<Case> cases, TrialBench bench, TagDictionary tags)
    {
        foreach (var one in cases)
        {
            Trial trial;
            try
            {
                trial = new Trial(one.AsOf, bench.FactsOf(new TagsReader(tags).Read(JsonSerializer.SerializeToElement(one.Tags), one.AsOf)));
            }
            catch (CheckRefusedException)
            {
                continue;
            }

            yield return new PreparedCase(one, trial);
        }
    }
}

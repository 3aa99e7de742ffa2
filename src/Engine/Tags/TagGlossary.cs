using Matching.Rules.Packs;
using Matching.Rules.Packs.Words;

namespace Matching.Engine.Tags;

/// <summary>The tag dictionary and the catalogue as a glossary for texts that people read.</summary>
public static class TagGlossary
{
    /// <summary>The glossary.</summary>
    /// <param name="tags">The names of tags, their units, formulas and dated figures.</param>
    /// <param name="catalogue">The names of policies, and what they share when rights are given out.</param>
    public static Glossary Of(TagDictionary tags, Catalogue catalogue) =>
        new(tags.Tags.Select(Term), catalogue.Policies.Select(p => KeyValuePair.Create(p.Id, p.Name))) { Allocation = catalogue.Allocation };

    /// <summary>A glossary of a few tags, without names of policies.</summary>
    public static Glossary Of(IEnumerable<Tag> tags) => new(tags.Select(Term), []);

    private static GlossaryTerm Term(Tag tag) => new(
        tag.Name, tag.Code.Replace('_', ' '), tag.Unit, tag.Formula, tag.Description,
        [.. tag.DatedValues.Select(v => new GlossaryFigure(v.From, v.To, v.Value, v.Verified, v.Reference))]);
}

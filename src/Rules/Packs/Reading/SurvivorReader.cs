using System.Collections.Immutable;

namespace Matching.Rules.Packs.Reading;

/// <summary>Reads <c>survivors</c>: mutants that no case can kill, each with the reason. A list of <c>{ mutant, because: { zh, en } }</c>.</summary>
public static class SurvivorReader
{
    private static readonly ImmutableArray<string> Keys = ["mutant", "because"];

    /// <summary>The notes of a version or a tag; empty when there are none.</summary>
    public static ImmutableArray<SurvivorNote> Read(YamlFields owner, Findings findings) =>
    [
        .. owner.Items("survivors", Presence.Optional)
            .Select(node => YamlFields.Open(node, findings, Keys)).OfType<YamlFields>()
            .Select(f => (Mutant: f.Text("mutant"), Because: f.Localized("because")))
            .Where(n => n.Mutant is not null && n.Because is not null)
            .Select(n => new SurvivorNote(n.Mutant!, n.Because!)),
    ];
}

using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Rules.Packs;

namespace Matching.Storage.Tests.Nights;

/// <summary>A scorer that says of every match what the test says.</summary>
internal sealed class ScriptedScorer(string sha256, double? probability) : IScorers, IMatchScorer
{
    public string Sha256 { get; } = sha256;

    public string Adopted { get; set; } = sha256;

    /// <summary>What it says of a match where that is not the same of all.</summary>
    public Func<Decision, double?>? Of { get; init; }

    public string? Newest() => Adopted;

    public IMatchScorer Load(string wanted) => wanted == Sha256 ? this : throw new InvalidOperationException($"no scorer {wanted}");

    public IReadOnlyList<double?> Score(Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Decision> matches) =>
        [.. matches.Select(m => Of is null ? probability : Of(m))];
}

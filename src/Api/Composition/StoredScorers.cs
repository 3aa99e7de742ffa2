using Matching.Engine.Ports;
using Matching.Engine.Tags;
using Matching.Scoring;
using Matching.Scoring.Models;
using Matching.Storage.Stores;

namespace Matching.Api.Composition;

/// <summary>The adopted scorers of a database. A model is used only if its bytes still have the digest that it was adopted under.</summary>
/// <param name="store">Adopted models.</param>
/// <param name="tags">The dictionary that the packs are bound in.</param>
public sealed class StoredScorers(ScorerStore store, TagDictionary tags) : IScorers
{
    /// <inheritdoc/>
    public string? Newest() => store.Newest()?.Sha256;

    /// <inheritdoc/>
    public IMatchScorer Load(string sha256)
    {
        var bytes = store.Model(sha256) ?? throw new ScoringException(
            "SCO015", $"scorer {sha256}: the database does not hold it; train and adopt it again from the history of its card, or restore the database");
        return new MatchScorer(ScorerFile.Load($"scorer {sha256}", bytes, sha256), sha256, tags);
    }
}

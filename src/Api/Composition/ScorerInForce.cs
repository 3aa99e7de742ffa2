using System.Text.Json;
using Matching.Api.Terminal;
using Matching.Scoring.Training;
using Matching.Storage.Stores;

namespace Matching.Api.Composition;

/// <summary>The adopted scorer with what is known of it.</summary>
/// <param name="Adopted">Who adopted it when.</param>
/// <param name="Card">Its model card.</param>
public sealed record ScorerInForce(AdoptedScorer Adopted, ModelCard Card)
{
    /// <summary>The scorer in force, or null when none was adopted.</summary>
    public static ScorerInForce? Of(Workspace workspace) => new ScorerStore(workspace.Database).Newest() is { } adopted
        ? new ScorerInForce(adopted, JsonSerializer.Deserialize<ModelCard>(adopted.Card, CommandConsole.Json)!)
        : null;
}

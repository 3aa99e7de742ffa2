using Matching.Engine.Populations;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>One night.</summary>
/// <param name="AsOf">Business date.</param>
/// <param name="Snapshot">Facts, sealed for that date or an earlier one.</param>
/// <param name="Catalogue">Policies.</param>
/// <param name="PolicyId">The one policy to run, or null for all in force.</param>
public sealed record NightRequest(DateOnly AsOf, Snapshot Snapshot, Catalogue Catalogue, string? PolicyId = null)
{
    /// <summary>Job of the night of all policies.</summary>
    public const string WholeCatalogue = "night";

    /// <summary>Kind of run: <see cref="WholeCatalogue"/>, or that and the one policy.</summary>
    public string Job => PolicyId is null ? WholeCatalogue : JobOf(PolicyId);

    /// <summary>Kind of run of one policy.</summary>
    public static string JobOf(string policyId) => $"{WholeCatalogue}/{policyId}";
}

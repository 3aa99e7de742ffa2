using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Drafts;

/// <summary>The catalogue as it stands after a number of publications: the folder, and the versions published beside it.</summary>
/// <param name="Catalogue">Policies; <see cref="Catalogue.Hash"/> covers the dictionary too (<see cref="HashOf"/>).</param>
/// <param name="Cases">Cases, each of a version that still judges its date.</param>
/// <param name="Tags">Dictionary.</param>
/// <param name="Publications">Number of publications that it holds.</param>
public sealed record CatalogueEdition(Catalogue Catalogue, ImmutableArray<Case> Cases, TagDictionary Tags, long Publications)
{
    /// <summary>
    /// What a run pins: packs and dictionary together, because formulas, dated figures and maximum ages decide as much as the packs do.
    /// </summary>
    public static string HashOf(Catalogue catalogue, TagDictionary tags) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{catalogue.Hash}\n{tags.Hash}")));
}

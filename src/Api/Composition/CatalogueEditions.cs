using System.Collections.Immutable;
using Matching.Api.Commands;
using Matching.Engine.Ports;

namespace Matching.Api.Composition;

/// <summary>
/// The catalogue folder after each publication. The folder is read once; a publication, also one of another process, is added when it is
/// first seen. Safe for several threads.
/// </summary>
internal sealed class CatalogueEditions(CommandInvocation invocation, LoadedCatalogue folder, IPublicationStore publications)
{
    private readonly Lock gate = new();
    private ImmutableList<LoadedCatalogue> editions = [folder];

    /// <summary>With every publication that there is.</summary>
    /// <exception cref="CommandFailure">A published text cannot be used with the folder any more.</exception>
    public LoadedCatalogue Current() => All()[^1];

    /// <summary>The newest edition with a hash, or null.</summary>
    public LoadedCatalogue? Pinned(string catalogueHash) => All().FindLast(e => e.Catalogue.Hash == catalogueHash);

    private ImmutableList<LoadedCatalogue> All()
    {
        var known = Volatile.Read(ref editions);
        if (publications.Count() == known[^1].Publications)
        {
            return known;
        }

        lock (gate)
        {
            foreach (var publication in publications.After(editions[^1].Publications))
            {
                editions = editions.Add(editions[^1].With(invocation, publication.ToVersion()));
            }

            return editions;
        }
    }
}

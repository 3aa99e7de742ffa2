using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Mutation;

/// <summary>Mutates a whole catalogue, or one policy of it, on several threads.</summary>
/// <param name="catalogue">The policies.</param>
/// <param name="cases">Their cases.</param>
/// <param name="tags">The dictionary.</param>
public sealed class CatalogueMutation(Catalogue catalogue, IReadOnlyCollection<Case> cases, TagDictionary tags)
{
    /// <summary>A report for each version, in the order of the catalogue; then one for each shared tag that they read.</summary>
    /// <param name="policy">Only this policy, or null for all.</param>
    /// <param name="threads">Threads at once, at least 1.</param>
    /// <param name="cancellation">Ends the work between two versions.</param>
    public IEnumerable<MutationReport> Run(Policy? policy, int threads, CancellationToken cancellation)
    {
        var byPolicy = cases.ToLookup(c => c.PolicyId, StringComparer.Ordinal);
        var versions = catalogue.Policies.Where(p => policy is null || p.Id == policy.Id).SelectMany(p => p.Versions.Select(v => (Policy: p, Pack: v)));
        var shared = tags.Tags.Where(t => t.Formula is not null || !t.DatedValues.IsEmpty)
            .Where(t => policy is null || policy.Versions.Any(v => TagMutation.Reads(v, t, tags)));
        return InParallel.Select(versions, threads, cancellation, v => new VersionMutation(v.Policy, v.Pack, tags, byPolicy[v.Policy.Id]).Run())
            .Concat(InParallel.Select(shared, threads, cancellation, t => new TagMutation(t, tags, catalogue.Policies, byPolicy).Run()).Where(r => !r.Results.IsEmpty));
    }
}

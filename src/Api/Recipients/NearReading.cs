using System.Collections.Immutable;
using Matching.Api.Composition;
using Matching.Api.Site;

namespace Matching.Api.Recipients;

/// <summary>What the newest night's facts say of a subject, in words.</summary>
/// <param name="newest">The newest outlook.</param>
/// <param name="workspace">The open workspace.</param>
public sealed class NearReading(NewestOutlook newest, Workspace workspace)
{
    /// <summary>What a subject nearly reaches, and what cannot be decided; nothing before the first night.</summary>
    public ImmutableArray<NearLine> Of(string subject, PageWords words) => new NearWords(words, new FactWords(words, workspace.Loaded.Tags, workspace.Sources)).Of(newest.Current()?.Of(subject) ?? []);
}

using System.Collections.Immutable;
using Matching.Api.Composition;
using Matching.Api.Site;
using Matching.Engine.Decisions;

namespace Matching.Api.Recipients;

/// <summary>What the newest night's facts say of a subject, in words.</summary>
/// <param name="newest">The newest outlook.</param>
/// <param name="workspace">The open workspace.</param>
public sealed class NearReading(NewestOutlook newest, Workspace workspace)
{
    /// <summary>What a subject nearly reaches, and what cannot be decided; nothing before the first night.</summary>
    public ImmutableArray<NearLine> Of(string subject, PageWords words) => new NearWords(words, Facts(words)).Of(ExplanationsOf(subject));

    /// <summary>The conditions of a policy that a subject meets now.</summary>
    public ImmutableArray<ReasonLine> ReasonsOf(string subject, string policyId, PageWords words) =>
        ExplanationsOf(subject).FirstOrDefault(e => e.Policy.Id == policyId && e.Verdict.Outcome == Outcome.Eligible) is { } found
            ? new ReasonWords(words, Facts(words)).Of(found)
            : [];

    private ImmutableArray<Explanation> ExplanationsOf(string subject) => newest.Current()?.Of(subject) ?? [];

    private FactWords Facts(PageWords words) => new(words, workspace.Loaded.Tags, workspace.Sources);
}

using System.Collections.Immutable;
using Matching.Api.Composition;
using Matching.Api.Site;
using Matching.Engine.Readiness;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Api.Policies;

/// <summary>The policies as the public sees them on a day.</summary>
/// <param name="workspace">The open workspace.</param>
public sealed class PolicyShelf(Workspace workspace)
{
    /// <summary>Today, in the site's time.</summary>
    public DateOnly Today { get; } = BusinessDay.Of(workspace.Clock);

    /// <summary>Those that fit a search, by name.</summary>
    /// <param name="words">Language of the names.</param>
    /// <param name="text">Part of the name or identifier in either language; null or empty for all.</param>
    /// <param name="subject">Whom they are for, or null.</param>
    /// <param name="department">Department that owns them, or null.</param>
    public ImmutableArray<ShelvedPolicy> Find(PageWords words, string? text, SubjectKind? subject, string? department)
    {
        var loaded = workspace.Loaded;
        var check = new ReadinessCheck(loaded.Tags, FeedFacts.Of(workspace.Sources));
        return
        [
            .. loaded.Catalogue.Policies
                .Where(p => (subject is null || p.Subject == subject) && (string.IsNullOrEmpty(department) || p.Department == department) && Fits(p, text))
                .Select(p => p.VersionAt(Today) is { } pack
                    ? new ShelvedPolicy(p, pack, check.Of(p, pack, Today).Mode)
                    : new ShelvedPolicy(p, p.Versions[^1], null))
                .OrderBy(p => words.Say(p.Policy.Name), StringComparer.Ordinal),
        ];
    }

    /// <summary>Departments that own policies, in order.</summary>
    public ImmutableArray<string> Departments() =>
        [.. workspace.Loaded.Catalogue.Policies.Select(p => p.Department).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>How a version can reach its holder, or null where it is not in force.</summary>
    public ReadinessReport Readiness(Policy policy, RulePack pack) =>
        new ReadinessCheck(workspace.Loaded.Tags, FeedFacts.Of(workspace.Sources)).Of(policy, pack, Today);

    private static bool Fits(Policy policy, string? text) => string.IsNullOrWhiteSpace(text)
        || new[] { policy.Name.Zh, policy.Name.En, policy.Id }.Any(t => t.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase));
}

/// <summary>A policy on the shelf.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Pack">The version in force, or the newest where none is.</param>
/// <param name="Mode">How the right can reach its holder; null where no version is in force.</param>
public sealed record ShelvedPolicy(Policy Policy, RulePack Pack, ServiceMode? Mode);

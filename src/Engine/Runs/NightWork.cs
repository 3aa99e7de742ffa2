using System.Collections.Immutable;
using System.Globalization;
using Matching.Engine.Payouts;
using Matching.Engine.Ports;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>What all stages of one execution of a night share.</summary>
internal sealed record NightWork(
    NightRequest Request, RunClaim Claim, NightPorts Ports, NightSettings Settings, TimeProvider Clock,
    IProgress<NightProgress>? Progress, CancellationToken Cancellation, IdempotencyKey Identifiers)
{
    /// <summary>Business date.</summary>
    public DateOnly AsOf => Request.AsOf;

    /// <summary>The business date as it distinguishes one happening from a later one.</summary>
    public string Today => AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Policies of the run with their version in force, in order of their identifiers.</summary>
    public ImmutableArray<(Policy Policy, RulePack Pack)> InForce { get; } = NightPartitions.InForce(Request);

    /// <summary>All policies of the run, also those that ended: their rights may still be paid.</summary>
    public IEnumerable<Policy> Policies => Request.Catalogue.Policies
        .Where(p => Request.PolicyId is null || p.Id == Request.PolicyId).OrderBy(p => p.Id, StringComparer.Ordinal);

    public void Report(NightStage stage, string? policyId, long done, long total)
    {
        Cancellation.ThrowIfCancellationRequested();
        Progress?.Report(new NightProgress(stage, policyId, done, total));
    }
}

using System.Collections.Immutable;
using Matching.Storage.Views;

namespace Matching.Api.Endpoints.Operations;

/// <summary>One page of a list.</summary>
/// <param name="Items">Rows.</param>
/// <param name="Next">Value of <c>after</c> for the next page; null at the end.</param>
public sealed record ListAnswer<T>(ImmutableArray<T> Items, string? Next)
{
    /// <summary>The answer of a view's page.</summary>
    public static ListAnswer<T> Of<TRow>(ViewPage<TRow> page, Func<TRow, T> map) => new([.. page.Items.Select(map)], ListCursor.Of(page.Next));
}

/// <summary>A run.</summary>
public sealed record RunAnswer(
    string RunId, string Job, DateOnly AsOf, int Slot, long Epoch, string State, string SnapshotHash, string CatalogueHash, string? ScorerHash, string? DecisionHash,
    DateTimeOffset ClaimedAt, DateTimeOffset HeartbeatAt, DateTimeOffset? ClosedAt, RunNewRows? New, ImmutableArray<RunPolicyFigures>? Policies)
{
    /// <summary>The answer of a row.</summary>
    public static RunAnswer Of(RunRow run) => new(
        run.RunId, run.Job, run.BusinessDate, run.Slot, run.Epoch, run.State, run.SnapshotHash, run.CatalogueHash, run.ScorerHash, run.DecisionHash,
        run.ClaimedAt, run.HeartbeatAt, run.ClosedAt,
        run.Summary is { } s ? new RunNewRows(s.New.Decisions, s.New.Notifications, s.New.Payouts) : null,
        run.Summary?.Policies.Select(p => new RunPolicyFigures(
            p.Policy, p.Version, p.Evaluated, p.Eligible, p.Undetermined, p.NotEligible, p.Amount?.ToString(), p.Held)).ToImmutableArray());
}

/// <summary>Rows that the newest execution of a run added.</summary>
public sealed record RunNewRows(int Decisions, int Notifications, int Payouts);

/// <summary>Figures of a policy; the amount is a decimal text in the benefit's currency, or null.</summary>
public sealed record RunPolicyFigures(
    string Policy, string Version, int Evaluated, int Eligible, int Undetermined, int NotEligible, string? Amount, int Held);

/// <summary>A row that was set aside.</summary>
public sealed record QuarantineAnswer(string Id, string Source, string File, long Row, string Reason, string TextZh, string TextEn, string AsOf)
{
    /// <summary>The answer of a row.</summary>
    public static QuarantineAnswer Of(QuarantinedLine line) => new(line.Id, line.Source, line.File, line.Row, line.Reason, line.Text.Zh, line.Text.En, line.AsOf);
}

/// <summary>A source and its newest delivery.</summary>
/// <param name="Source">Identifier.</param>
/// <param name="Department">Owner.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="AgeDays">Age of the newest data in days; null when nothing was delivered.</param>
/// <param name="Newest">The newest delivery, or null.</param>
public sealed record SourceAnswer(string Source, string Department, string NameZh, string NameEn, int? AgeDays, SourceDelivery? Newest);

/// <summary>What a replay did.</summary>
/// <param name="Replayed">Number of dead letters that wait to be sent again.</param>
public sealed record ReplayAnswer(int Replayed);

/// <summary>A night that was asked for.</summary>
/// <param name="AsOf">Its business date; follow it at <c>/api/v1/runs</c>.</param>
public sealed record AskedNight(DateOnly AsOf);

using System.Collections.Immutable;
using Matching.Engine.Amounts;
using Matching.Storage.Stores;

namespace Matching.Storage.Views;

/// <summary>A payout batch that nobody may send before people looked.</summary>
/// <param name="MessageId">Identifier.</param>
/// <param name="Department">Owner.</param>
/// <param name="BusinessDate">Business date of its night.</param>
/// <param name="Line">Budget line.</param>
/// <param name="Payments">Number of payments.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Reason">Why it is held.</param>
/// <param name="CreatedAt">When its intent was saved.</param>
public sealed record HeldBatch(
    string MessageId, string Department, DateOnly BusinessDate, string Line, int Payments, Money Sum, string Reason, DateTimeOffset CreatedAt);

/// <summary>Payout batches for operators. Reads only.</summary>
public sealed class BatchView
{
    private readonly Database database;

    /// <summary>Batches of a database.</summary>
    public BatchView(Database database) => this.database = database;

    /// <summary>Held batches, the oldest first.</summary>
    /// <param name="most">Most rows, at least 1.</param>
    public ImmutableArray<HeldBatch> Held(int most) =>
    [
        .. database.Query<Row>(
            "SELECT msg_id AS MessageId, department AS Department, business_date AS BusinessDate, line AS Line, payout_count AS Payments, sum_fen AS SumFen, "
            + "currency AS Currency, held_reason AS Reason, created_at AS CreatedAt FROM payout_batch WHERE state = 'held' ORDER BY created_at, msg_id LIMIT @Most",
            new { Most = most }).Select(r => r.ToBatch()),
    ];

    private sealed record Row
    {
        public required string MessageId { get; init; }

        public required string Department { get; init; }

        public required string BusinessDate { get; init; }

        public required string Line { get; init; }

        public required long Payments { get; init; }

        public required long SumFen { get; init; }

        public required string Currency { get; init; }

        public string? Reason { get; init; }

        public required string CreatedAt { get; init; }

        public HeldBatch ToBatch() => new(
            MessageId, Department, Stored.Date(BusinessDate), Line, checked((int)Payments), new Money(SumFen, Currency), Reason ?? "", Stored.Instant(CreatedAt));
    }
}

using System.Collections.Immutable;
using Matching.Engine.Amounts;
using Matching.Engine.Entitlements;
using Matching.Engine.Ledger;
using Matching.Engine.Payouts;
using Matching.Engine.Ports;

namespace Matching.Storage.Stores;

/// <summary>Payout batches in the database.</summary>
public sealed class PayoutStore : IPayoutStore
{
    private readonly Database database;

    /// <summary>Payouts of a database.</summary>
    public PayoutStore(Database database) => this.database = database;

    /// <inheritdoc/>
    public bool SaveIntent(RunClaim claim, string actor, PayoutBatch batch, IReadOnlyList<EntitlementChange> changes) => database.Write("payout-intent", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        scope.Fence(claim, batch.CreatedAt);
        if (!Reserve(scope, batch))
        {
            return false;
        }

        var at = Stored.Of(batch.CreatedAt);
        LedgerWriter.Append(scope, [.. batch.Instructions.Select(i => Transfer(
            "reserve", batch.Department, batch.Line, batch.BudgetYear, LedgerAccount.Available, LedgerAccount.Reserved, i.Amount, i.EndToEndId, at))]);
        EntitlementWriter.Write(scope, claim, actor, changes, batch.CreatedAt);
        InsertBatch(scope, batch, at);
        var action = batch.HeldReason is null ? "batch.intent" : "batch.held";
        AuditTrail.Append(scope, batch.Department, actor, action, "payout_batch", batch.MessageId, $"{batch.Count} payments, {batch.Sum} {batch.Sum.Currency}. {batch.HeldReason}", batch.CreatedAt);
        return true;
    });

    /// <inheritdoc/>
    public IReadOnlyList<string> Unsent() => database.Query<string>("SELECT msg_id FROM payout_batch WHERE state = 'intent' ORDER BY msg_id");

    /// <inheritdoc/>
    public PayoutBatch Load(string messageId)
    {
        var key = new { MessageId = messageId };
        var header = database.Query<BatchRow>(
            "SELECT department AS Department, run_id AS RunId, business_date AS BusinessDate, line AS Line, budget_year AS BudgetYear, rail AS Rail, currency AS Currency, "
            + "held_reason AS HeldReason, debtor_name AS DebtorName, debtor_account AS DebtorAccount, debtor_bank AS DebtorBank, created_at AS CreatedAt, "
            + "execution_date AS ExecutionDate FROM payout_batch WHERE msg_id = @MessageId", key).SingleOrDefault()
            ?? throw new KeyNotFoundException($"there is no payout batch {messageId}");
        var instructions = database.Query<InstructionRow>(
            "SELECT p.end_to_end_id AS EndToEndId, p.entitlement_id AS EntitlementId, p.policy_id AS PolicyId, p.attempt AS Attempt, p.amount_fen AS AmountFen, "
            + "p.currency AS Currency, i.holder_name AS HolderName, i.account_number AS AccountNumber, i.bank_code AS BankCode, i.remittance AS Remittance, "
            + "i.source_id AS SourceId, i.account_as_of AS AccountAsOf FROM payout p JOIN payout_instruction i ON i.end_to_end_id = p.end_to_end_id "
            + "WHERE p.msg_id = @MessageId ORDER BY p.end_to_end_id", key);
        return header.ToBatch(messageId, [.. instructions.Select(i => i.ToInstruction())]);
    }

    /// <inheritdoc/>
    public void MarkSubmitted(RunClaim claim, string actor, string messageId, RailReceipt receipt, DateTimeOffset at)
    {
        var batch = Load(messageId);
        database.Write("payout-submitted", t =>
        {
            var scope = new WriteScope(database.Dialect, t);
            scope.Fence(claim, at);
            Submit(scope, claim, actor, batch, receipt, at);
        });
    }

    /// <inheritdoc/>
    public void Hold(RunClaim claim, string actor, PayoutBatch batch, string reason, DateTimeOffset at) => database.Write("payout-held", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        scope.Fence(claim, at);
        Require(1, scope.Execute(
            "UPDATE payout_batch SET state = 'held', held_reason = @Reason WHERE msg_id = @MessageId AND state = 'intent'", new { Reason = reason, batch.MessageId }), batch);
        AuditTrail.Append(scope, batch.Department, actor, "batch.held", "payout_batch", batch.MessageId, reason, at);
    });

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, PayeeTotal> Totals(string runId, string line, int year) => database
        .Query<(string Payee, long Count, long Sum)>(
            "SELECT e.payee, COUNT(*), CAST(SUM(p.amount_fen) AS BIGINT) FROM payout p JOIN payout_batch b ON b.msg_id = p.msg_id "
            + "JOIN entitlement e ON e.id = p.entitlement_id WHERE b.run_id = @RunId AND b.line = @Line AND b.budget_year = @Year GROUP BY e.payee",
            new { RunId = runId, Line = line, Year = year })
        .ToDictionary(r => r.Payee, r => new PayeeTotal(checked((int)r.Count), r.Sum), StringComparer.Ordinal);

    /// <summary>The reservation: one conditional update, never a read and then a write.</summary>
    private static bool Reserve(WriteScope scope, PayoutBatch batch) => scope.Execute(
        "UPDATE budget_line SET available_fen = available_fen - @Sum, reserved_fen = reserved_fen + @Sum "
        + "WHERE line = @Line AND budget_year = @BudgetYear AND currency = @Currency AND available_fen >= @Sum",
        new { Sum = batch.Sum.Fen, batch.Line, batch.BudgetYear, batch.Sum.Currency }) == 1;

    private static void InsertBatch(WriteScope scope, PayoutBatch batch, string at)
    {
        scope.Insert(
            "payout_batch",
            [
                "msg_id", "department", "run_id", "business_date", "line", "budget_year", "rail", "state", "held_reason", "payout_count", "sum_fen", "currency",
                "debtor_name", "debtor_account", "debtor_bank", "created_at", "execution_date",
            ],
            [
                [
                    batch.MessageId, batch.Department, batch.RunId, Stored.Of(batch.BusinessDate), batch.Line, batch.BudgetYear, batch.Rail,
                    batch.HeldReason is null ? "intent" : "held", batch.HeldReason, batch.Count, batch.Sum.Fen, batch.Sum.Currency,
                    batch.Debtor.Name, batch.Debtor.AccountNumber, batch.Debtor.BankCode, at, Stored.Of(batch.ExecutionDate),
                ],
            ]);
        scope.Insert(
            "payout", ["end_to_end_id", "entitlement_id", "attempt", "msg_id", "department", "policy_id", "amount_fen", "currency", "state", "created_at"],
            batch.Instructions.Select(i => new object?[]
            {
                i.EndToEndId, i.EntitlementId, i.Attempt, batch.MessageId, batch.Department, i.PolicyId, i.Amount.Fen, i.Amount.Currency, "intent", at,
            }));
        scope.Insert(
            "payout_instruction", ["end_to_end_id", "holder_name", "account_number", "bank_code", "remittance", "source_id", "account_as_of"],
            batch.Instructions.Select(i => new object?[]
            {
                i.EndToEndId, i.HolderName, i.AccountNumber, i.BankCode, i.Remittance, i.SourceId, Stored.Of(i.AccountAsOf),
            }));
    }

    private static void Submit(WriteScope scope, RunClaim claim, string actor, PayoutBatch batch, RailReceipt receipt, DateTimeOffset at)
    {
        var when = Stored.Of(at);
        var key = new { batch.MessageId, At = when, receipt.ContentHash };
        Require(1, scope.Execute(
            "UPDATE payout_batch SET state = 'submitted', submitted_at = @At, content_hash = @ContentHash WHERE msg_id = @MessageId AND state = 'intent'", key), batch);
        Require(batch.Count, scope.Execute(
            "UPDATE payout SET state = 'submitted', submitted_at = @At WHERE msg_id = @MessageId AND state = 'intent'", key), batch);
        Require(1, scope.Execute(
            "UPDATE budget_line SET reserved_fen = reserved_fen - @Sum, in_transit_fen = in_transit_fen + @Sum WHERE line = @Line AND budget_year = @BudgetYear AND reserved_fen >= @Sum",
            new { Sum = batch.Sum.Fen, batch.Line, batch.BudgetYear }), batch);
        LedgerWriter.Append(scope, [.. batch.Instructions.Select(i => Transfer(
            "send", batch.Department, batch.Line, batch.BudgetYear, LedgerAccount.Reserved, LedgerAccount.InTransit, i.Amount, i.EndToEndId, when))]);
        Require(batch.Count, scope.Execute(
            "UPDATE entitlement SET state = 'Submitted', reason_code = NULL, reason = NULL WHERE state = 'InBatch' AND id IN (SELECT entitlement_id FROM payout WHERE msg_id = @MessageId)", key), batch);
        AppendEvents(scope, claim, actor, batch, at);
        AuditTrail.Append(scope, batch.Department, actor, "batch.submitted", "payout_batch", batch.MessageId, receipt.ContentHash, at);
    }

    private static void AppendEvents(WriteScope scope, RunClaim claim, string actor, PayoutBatch batch, DateTimeOffset at)
    {
        var rights = scope.Query<(string Id, string Department, string PackHash, string SnapshotHash)>(
            "SELECT e.id, e.department, e.pack_hash, e.snapshot_hash FROM entitlement e JOIN payout p ON p.entitlement_id = e.id WHERE p.msg_id = @MessageId ORDER BY p.end_to_end_id",
            new { batch.MessageId });
        var after = EntitlementTransitions.After(EntitlementState.InBatch, EntitlementEvent.Submit)!.Value;
        ChainAppender.Append(scope, HashChain.Events, EntitlementWriter.EventColumns, [.. rights.Select(r => new object?[]
        {
            r.Id, r.Department, EntitlementEvent.Submit.ToString(), EntitlementState.InBatch.ToString(), after.ToString(), actor, Stored.Of(at), "system",
            claim.RunId, r.PackHash, r.SnapshotHash, null, null,
        })]);
    }

    private static void Require(int expected, int changed, PayoutBatch batch)
    {
        if (changed != expected)
        {
            throw new InvalidOperationException($"payout batch {batch.MessageId} is not as it was saved ({changed} rows where {expected} were expected); nothing was recorded");
        }
    }

    private static object?[] Transfer(
        string kind, string department, string line, int year, string debit, string credit, Money amount, string endToEndId, string at) =>
        [$"{kind}:{endToEndId}", department, line, year, kind, debit, credit, amount.Fen, amount.Currency, endToEndId, at];

    private sealed record BatchRow
    {
        public required string Department { get; init; }

        public required string RunId { get; init; }

        public required string BusinessDate { get; init; }

        public required string Line { get; init; }

        public required long BudgetYear { get; init; }

        public required string Rail { get; init; }

        public string? HeldReason { get; init; }

        public required string DebtorName { get; init; }

        public required string DebtorAccount { get; init; }

        public required string DebtorBank { get; init; }

        public required string CreatedAt { get; init; }

        public required string ExecutionDate { get; init; }

        public PayoutBatch ToBatch(string messageId, ImmutableArray<PaymentInstruction> instructions) => new(
            messageId, Department, RunId, Stored.Date(BusinessDate), Line, checked((int)BudgetYear), Rail, new Debtor(DebtorName, DebtorAccount, DebtorBank),
            Stored.Instant(CreatedAt), Stored.Date(ExecutionDate), HeldReason, instructions);
    }

    private sealed record InstructionRow
    {
        public required string EndToEndId { get; init; }

        public required string EntitlementId { get; init; }

        public required string PolicyId { get; init; }

        public required long Attempt { get; init; }

        public required long AmountFen { get; init; }

        public required string Currency { get; init; }

        public required string HolderName { get; init; }

        public required string AccountNumber { get; init; }

        public required string BankCode { get; init; }

        public required string Remittance { get; init; }

        public required string SourceId { get; init; }

        public required string AccountAsOf { get; init; }

        public PaymentInstruction ToInstruction() => new(
            EndToEndId, EntitlementId, PolicyId, checked((int)Attempt), new Money(AmountFen, Currency), HolderName, AccountNumber, BankCode, Remittance,
            SourceId, Stored.Date(AccountAsOf));
    }
}

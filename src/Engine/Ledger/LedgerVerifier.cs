using System.Collections.Immutable;
using Matching.Engine.Ports;

namespace Matching.Engine.Ledger;

/// <summary>Checks the ledger against itself, the kept balances, the payouts and the hash chains.</summary>
public sealed class LedgerVerifier
{
    private readonly ILedgerBook book;

    /// <summary>A verifier of one book.</summary>
    public LedgerVerifier(ILedgerBook book) => this.book = book;

    /// <summary>Ledger: chain, sum 0, balances = transfers, in transit = Σ sent payouts, reserved = Σ intents.</summary>
    public LedgerVerdict VerifyLedger()
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var accounts = new Dictionary<(string Line, int Year, string Account), long>();
        var previous = "";
        var expected = 1L;
        var broken = false;
        foreach (var transfer in book.Transfers())
        {
            Add(accounts, (transfer.Line, transfer.BudgetYear, transfer.Debit), -transfer.AmountFen);
            Add(accounts, (transfer.Line, transfer.BudgetYear, transfer.Credit), transfer.AmountFen);
            if (!broken && Fault(transfer.Seq, expected, transfer.AmountFen, transfer.HashAfter(previous), transfer.Hash) is { } fault)
            {
                problems.Add($"ledger_transfer {transfer.Seq} ({transfer.TransferId}): {fault}");
                broken = true;
            }

            previous = transfer.Hash;
            expected++;
        }

        CheckHead(HashChain.Transfers, expected - 1, previous, problems);
        foreach (var balance in book.Balances())
        {
            Compare(balance, accounts, problems);
        }

        CheckUnknownLines(accounts, problems);
        return new LedgerVerdict(expected - 1, accounts.Values.Sum(), problems.ToImmutable());
    }

    /// <summary>One hash chain: places without gaps, hashes, end.</summary>
    /// <param name="chain">One of the names in <see cref="HashChain"/>.</param>
    public LedgerVerdict VerifyChain(string chain)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var previous = "";
        var expected = 1L;
        foreach (var entry in book.Entries(chain))
        {
            if (Fault(entry.Seq, expected, 1, HashChain.Next(previous, entry.Fields.AsSpan()), entry.Hash) is { } fault)
            {
                problems.Add($"{chain} {entry.Seq}: {fault}");
                return new LedgerVerdict(expected, 0, problems.ToImmutable());
            }

            previous = entry.Hash;
            expected++;
        }

        CheckHead(chain, expected - 1, previous, problems);
        return new LedgerVerdict(expected - 1, 0, problems.ToImmutable());
    }

    private static string? Fault(long seq, long expected, long amount, string computed, string stored)
    {
        if (seq != expected)
        {
            return $"place {expected} is missing";
        }

        if (amount <= 0)
        {
            return $"the amount {amount} fen is not positive";
        }

        return computed == stored ? null : "its content does not have the hash that was stored with it";
    }

    private void CheckHead(string chain, long count, string last, ImmutableArray<string>.Builder problems)
    {
        var head = book.Head(chain);
        if (head.Seq != count || head.Hash != last)
        {
            problems.Add($"{chain}: the chain ends at {count}, its stored end is {head.Seq}{(head.Seq == count ? " with another hash" : "")}");
        }
    }

    private static void Compare(
        BudgetBalance balance, Dictionary<(string Line, int Year, string Account), long> accounts, ImmutableArray<string>.Builder problems)
    {
        foreach (var (account, kept) in new[]
        {
            (LedgerAccount.Appropriation, -balance.AppropriationFen),
            (LedgerAccount.Available, balance.AvailableFen),
            (LedgerAccount.Reserved, balance.ReservedFen),
            (LedgerAccount.InTransit, balance.InTransitFen),
            (LedgerAccount.Paid, balance.PaidFen),
            (LedgerAccount.Returned, balance.ReturnedFen),
            (LedgerAccount.Receivable, balance.ReceivableFen),
        })
        {
            var entered = accounts.GetValueOrDefault((balance.Line, balance.BudgetYear, account));
            if (entered != kept)
            {
                problems.Add($"budget_line {balance.Line} {balance.BudgetYear} {account}: kept {kept} fen, the transfers give {entered} fen");
            }
        }

        if (balance.InTransitFen != balance.SubmittedFen)
        {
            problems.Add($"budget_line {balance.Line} {balance.BudgetYear}: {balance.InTransitFen} fen in transit, the sent payouts sum to {balance.SubmittedFen} fen");
        }

        if (balance.ReservedFen != balance.IntentFen)
        {
            problems.Add($"budget_line {balance.Line} {balance.BudgetYear}: {balance.ReservedFen} fen reserved, the payouts not yet sent sum to {balance.IntentFen} fen");
        }
    }

    private void CheckUnknownLines(Dictionary<(string Line, int Year, string Account), long> accounts, ImmutableArray<string>.Builder problems)
    {
        var known = book.Balances().Select(b => (b.Line, b.BudgetYear)).ToHashSet();
        problems.AddRange(accounts.Keys.Where(k => !known.Contains((k.Line, k.Year))).Select(k => $"ledger account {k.Line} {k.Year} {k.Account} has no budget line").Order(StringComparer.Ordinal));
    }

    private static void Add(Dictionary<(string Line, int Year, string Account), long> accounts, (string, int, string) account, long fen) =>
        accounts[account] = accounts.GetValueOrDefault(account) + fen;
}

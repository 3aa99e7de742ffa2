using Matching.Engine.Entitlements;
using Matching.Engine.Payouts;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Reserves money and saves the intent of every payment, before anything leaves the house.</summary>
internal sealed class NightPayouts(NightWork work)
{
    private const int MaxRemittance = 140;
    private readonly NightClaims claims = new(work);

    /// <summary>Saves intents and returns the number of payments.</summary>
    public int Reserve(IReadOnlyList<ReadyPayment> ready)
    {
        var done = 0;
        var saved = 0;
        foreach (var group in ready.GroupBy(r => r.Policy.Budget is { } b && b.Year == work.AsOf.Year ? (b.Line, r.Policy.Department) : default)
            .OrderBy(g => g.Key.Line, StringComparer.Ordinal).ThenBy(g => g.Key.Department, StringComparer.Ordinal))
        {
            var inOrder = NightQueue.Order(claims, group);
            if (group.Key.Line is null)
            {
                Wait(inOrder.Select(p => (p, $"{work.AsOf.Year}年度没有预算科目")), ReasonCodes.BudgetMissing);
            }
            else
            {
                saved += ReserveLine(inOrder[0].Policy.Budget!, inOrder);
            }

            done += inOrder.Count;
            work.Report(NightStage.Reserving, null, done, ready.Count);
        }

        return saved;
    }

    private int ReserveLine(BudgetLine budget, List<ReadyPayment> inOrder)
    {
        work.Ports.Budgets.Open(work.Claim, budget, inOrder[0].Policy.Department, inOrder[0].Right.Currency, work.Clock.GetUtcNow());
        var covered = Covered(inOrder, work.Ports.Budgets.AvailableFen(budget.Line, budget.Year) ?? 0);
        var payments = covered.ToDictionary(r => work.Identifiers.EndToEndId(r.Right.Key.Text, r.Right.Attempt), StringComparer.Ordinal);
        var before = work.Ports.Payouts.Totals(work.Claim.RunId, budget.Line, budget.Year);
        var held = HeldReason(before, covered);
        var refused = inOrder.Skip(covered.Count).Select(p => p.Right.Id).ToHashSet(StringComparer.Ordinal);
        var saved = 0;
        foreach (var instructions in BatchSplitter.Split(payments.Select(p => Instruction(p.Key, p.Value)), work.Ports.Rail.Limits, work.Ports.Rail.SizeOf))
        {
            var sorted = instructions.Sort((a, b) => string.CompareOrdinal(a.EndToEndId, b.EndToEndId));
            var members = sorted.Select(i => payments[i.EndToEndId]).ToList();
            var batch = new PayoutBatch(
                work.Identifiers.MessageId(sorted.Select(i => i.EndToEndId)), members[0].Policy.Department, work.Claim.RunId, work.AsOf,
                budget.Line, budget.Year, work.Ports.Rail.Name, work.Settings.Debtor, WholeSeconds(), work.AsOf, held, sorted);
            if (work.Ports.Payouts.SaveIntent(work.Claim, work.Settings.Actor, batch, [.. members.Select(Batched)]))
            {
                saved += batch.Count;
            }
            else
            {
                // Somebody else took the money between the plan and the reservation; the reservation is what counts.
                refused.UnionWith(members.Select(m => m.Right.Id));
            }
        }

        // Counted with what this night reserved before it was interrupted, so that the night done again says the same.
        var first = before.Values.Sum(t => t.Count) + 1;
        Wait(
            inOrder.Select((p, i) => (p, $"预算科目 {budget.Line}（{budget.Year}）余额不足，本夜排在第 {first + i} 位")).Where(p => refused.Contains(p.p.Right.Id)),
            ReasonCodes.BudgetExhausted);
        return saved;
    }

    /// <summary>The beginning of the queue that the money covers; nobody overtakes the first who is not covered.</summary>
    private static List<ReadyPayment> Covered(List<ReadyPayment> inOrder, long available)
    {
        var covered = new List<ReadyPayment>();
        foreach (var payment in inOrder)
        {
            var fen = payment.Right.Amount!.Value.Fen;
            if (fen > available)
            {
                break;
            }

            available -= fen;
            covered.Add(payment);
        }

        return covered;
    }

    private string? HeldReason(IReadOnlyDictionary<string, PayeeTotal> before, List<ReadyPayment> covered)
    {
        var totals = new Dictionary<string, PayeeTotal>(before, StringComparer.Ordinal);
        foreach (var payment in covered)
        {
            totals[payment.Right.Payee] = totals.GetValueOrDefault(payment.Right.Payee).Plus(payment.Right.Amount!.Value.Fen);
        }

        return work.Settings.Caps.Exceeded(totals);
    }

    private static PaymentInstruction Instruction(string endToEndId, ReadyPayment payment)
    {
        var cycle = payment.Right.Key.Cycle;
        var text = $"{payment.Policy.Name.Zh} {Cycles.Base(cycle)}{(Cycles.IsSupplement(cycle) ? " 补差" : "")}";
        return new PaymentInstruction(
            endToEndId, payment.Right.Id, payment.Policy.Id, payment.Right.Attempt, payment.Right.Amount!.Value,
            payment.Account.HolderName, payment.Account.AccountNumber, payment.Account.BankCode,
            text.Length > MaxRemittance ? text[..MaxRemittance] : text, payment.Account.SourceId, payment.Account.AsOf);
    }

    private static EntitlementChange Batched(ReadyPayment payment)
    {
        var open = EntitlementCase.Of(payment.Right);
        open.Apply(EntitlementEvent.Batch);
        return open.ToChange();
    }

    private void Wait(IEnumerable<(ReadyPayment Payment, string Reason)> payments, string code)
    {
        var waiting = new List<EntitlementCase>();
        foreach (var (payment, reason) in payments)
        {
            var open = EntitlementCase.Of(payment.Right);
            open.ApplyOnce(EntitlementEvent.Wait, code, reason);
            waiting.Add(open);
        }

        foreach (var chunk in waiting.Where(w => w.Changed).Chunk(work.Settings.ChunkRows))
        {
            work.Ports.Entitlements.Save(work.Claim, work.Settings.Actor, [.. chunk.Select(w => w.ToChange())], work.Clock.GetUtcNow());
        }
    }

    /// <summary>pain.001 writes whole seconds; what is stored must be what is written.</summary>
    private DateTimeOffset WholeSeconds() => DateTimeOffset.FromUnixTimeSeconds(work.Clock.GetUtcNow().ToUnixTimeSeconds());
}

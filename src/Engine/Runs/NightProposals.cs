using Matching.Engine.Allocation;
using Matching.Engine.Amounts;
using Matching.Engine.Calendars;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Turns eligible decisions of paid benefits into entitlements and takes them as far as no payment is involved.</summary>
internal sealed class NightProposals(NightWork work, NightDoubts doubts, NightReasons reasons)
{
    private readonly ExclusionRules rules = new(work.Request.Catalogue, work.Request.Snapshot.Of(Populations.UnitKind.Household));
    private readonly List<(Policy Policy, Decision Decision, EntitlementCase Case)> cases = [];
    private readonly List<Claim> rivals = [];
    private readonly HashSet<string> grantedToOther = new(StringComparer.Ordinal);

    /// <summary>Stores what is new and returns the number of notifications.</summary>
    public int Run(NightMatched matched)
    {
        var partners = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (policy, decisions) in matched.Granted.Where(g => g.Policy.Benefit.IsPaid))
        {
            Collect(policy, decisions);
            partners.UnionWith(rules.PartnersOf(policy.Id).Append(policy.Id).Where(_ => rules.PartnersOf(policy.Id).Count > 0));
        }

        AddStoredRivals(partners);
        var refusals = ExclusionResolver.Resolve(rules, rivals.Concat(cases
            .Where(c => partners.Contains(c.Policy.Id) && Pays(c.Case.Row))
            .Select(c => new Claim(c.Policy, c.Case.Row, IsStored: c.Case.Row.GrantedOn < work.AsOf, Rank(c.Case.Row)))));
        foreach (var (policy, decision, open) in cases)
        {
            Route(policy, decision, open, refusals.GetValueOrDefault(open.Row.Id));
        }

        return SaveProposed() + SaveRefused(RefusedStored(refusals));
    }

    private static bool Pays(Entitlement right) => right.Amount is not { Fen: 0 };

    private string Rank(Entitlement right) => work.Identifiers.Rank(right.Key.Text);

    private void Collect(Policy policy, IReadOnlyList<Decision> decisions)
    {
        var cycle = Cycles.Of(policy, work.AsOf);
        var stored = work.Ports.Entitlements.OfPolicy(policy.Id, cycle).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var backPay = new BackPay(work, policy, cycle);
        var byItem = stored.Values.Where(e => e.Key.Item != Units.NoItem && IsLive(e.State)).ToLookup(e => e.Key.Item, StringComparer.Ordinal);
        foreach (var decision in decisions)
        {
            var candidate = Candidate(policy, decision, cycle);
            if (byItem[decision.Item].Any(e => e.Id != candidate.Id))
            {
                grantedToOther.Add(candidate.Id);
            }

            var existing = stored.GetValueOrDefault(candidate.Id);
            if (existing is not null && backPay.Owed(existing, candidate) is { } owed)
            {
                Open(policy, decision, owed, backPay.Stored(owed));
            }
            else
            {
                Open(policy, decision, candidate, existing);
            }
        }
    }

    private void Open(Policy policy, Decision decision, Entitlement candidate, Entitlement? existing)
    {
        if (existing is null)
        {
            var open = EntitlementCase.New(candidate);
            open.Apply(EntitlementEvent.Propose);
            cases.Add((policy, decision, open));
        }
        else if (MustAmend(existing, candidate))
        {
            var open = EntitlementCase.Of(existing);
            open.Amend(candidate with { Attempt = existing.Attempt, GrantedOn = existing.GrantedOn }, $"{Text(existing.Amount)} → {Text(candidate.Amount)}");
            cases.Add((policy, decision, open));
        }
    }

    private static bool IsLive(EntitlementState state) =>
        state == EntitlementState.Suspended || EntitlementTransitions.Committed.Contains(state) || EntitlementTransitions.Unpaid.Contains(state);

    private static string Text(Money? amount) => amount?.ToString() ?? "未知";

    private static bool MustAmend(Entitlement existing, Entitlement candidate) =>
        (existing.Amount != candidate.Amount || existing.Payee != candidate.Payee) && EntitlementTransitions.After(existing.State, EntitlementEvent.Amend) is not null;

    private Entitlement Candidate(Policy policy, Decision decision, string cycle) => new(
        new EntitlementKey(policy.Id, decision.Subject, cycle, decision.Item), policy.Department, decision.Payee, EntitlementState.Candidate,
        null, null, decision.CycleAmount, policy.Benefit.Currency, decision.Version, decision.PackHash, decision.SnapshotHash, null, 1, work.AsOf);

    /// <summary>Rights of earlier nights compete too: what is paid wins, what is not yet paid can lose to a higher one.</summary>
    private void AddStoredRivals(HashSet<string> partners)
    {
        var open = cases.Select(c => c.Case.Row.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in partners.Order(StringComparer.Ordinal))
        {
            var policy = work.Request.Catalogue.Find(id)!;
            rivals.AddRange(work.Ports.Entitlements.OfPolicy(id)
                .Where(e => Pays(e) && !open.Contains(e.Id)
                    && (EntitlementTransitions.Committed.Contains(e.State) || EntitlementTransitions.Unpaid.Contains(e.State)))
                .Select(e => new Claim(policy, e, IsStored: e.GrantedOn < work.AsOf, Rank(e))));
        }
    }

    private List<EntitlementCase> RefusedStored(IReadOnlyDictionary<string, Refusal> refusals)
    {
        var losers = new List<EntitlementCase>();
        foreach (var rival in rivals)
        {
            if (refusals.TryGetValue(rival.Right.Id, out var refusal) && refusal.Effect == ExclusionEffect.Refused)
            {
                var loser = EntitlementCase.Of(rival.Right);
                loser.Apply(EntitlementEvent.Exclude, ReasonCodes.ExcludedBy, refusal.Reason);
                loser.TellLater(rival.Policy, work.Today);
                losers.Add(loser);
            }
        }

        return losers;
    }

    private void Route(Policy policy, Decision decision, EntitlementCase open, Refusal? refusal)
    {
        switch (refusal?.Effect)
        {
            case ExclusionEffect.Refused:
                open.Apply(EntitlementEvent.Exclude, ReasonCodes.ExcludedBy, refusal.Reason);
                return;
            case ExclusionEffect.Review:
                open.Apply(EntitlementEvent.SendToReview, ReasonCodes.ItemNotComparable, refusal.Reason);
                return;
        }

        if (grantedToOther.Contains(open.Row.Id))
        {
            open.Apply(EntitlementEvent.SendToReview, ReasonCodes.ItemGrantedToOther, "同一事项本期已有另一对象的权益，须先核查");
        }
        else if (decision.Review.Length > 0 || open.Row.Amount is null)
        {
            var code = open.Row.Amount is null ? ReasonCodes.AmountUnknown : ReasonCodes.Review;
            open.Apply(EntitlementEvent.SendToReview, code, string.Join("；", decision.Review));
        }
        else if (open.Row.Amount is { Fen: 0 })
        {
            open.Apply(EntitlementEvent.Wait, ReasonCodes.EligibleForZero, "本期应发金额为零");
        }
        else if (doubts.Of(decision) is { } doubt)
        {
            open.Apply(EntitlementEvent.SendToReview, ReasonCodes.ScoreDoubt, doubt);
        }
        else if (policy.Notice is { BeforePayment: true, Days: > 0 } notice)
        {
            open.PublishUntil(NoticePeriod.LastDay(notice, work.AsOf));
        }
        else if (refusal is { Effect: ExclusionEffect.Choose })
        {
            open.Apply(EntitlementEvent.AskConfirmation, ReasonCodes.Choice, refusal.Reason);
        }
        else
        {
            ConfirmationRouting.Apply(policy, open);
        }
    }

    private int SaveProposed()
    {
        var notifications = 0;
        var done = 0;
        foreach (var chunk in cases.Chunk(work.Settings.ChunkRows))
        {
            Tell(chunk);
            notifications += Save(chunk.Select(c => c.Case));
            done += chunk.Length;
            work.Report(NightStage.Entitling, null, done, cases.Count);
        }

        return notifications;
    }

    private int SaveRefused(List<EntitlementCase> losers) => losers.Chunk(work.Settings.ChunkRows).Sum(Save);

    private void Tell((Policy Policy, Decision Decision, EntitlementCase Case)[] proposed)
    {
        foreach (var group in proposed.GroupBy(c => c.Policy.Id, StringComparer.Ordinal))
        {
            var policy = group.First().Policy;
            foreach (var (open, why) in group.Select(c => c.Case).Zip(reasons.Of(policy, group.Select(c => c.Decision))))
            {
                open.Tell(policy, why, work.Today);
            }
        }
    }

    private int Save(IEnumerable<EntitlementCase> changed) => work.Ports.Entitlements.Save(
        work.Claim, work.Settings.Actor, [.. changed.Select(c => c.ToChange())], work.Clock.GetUtcNow());
}

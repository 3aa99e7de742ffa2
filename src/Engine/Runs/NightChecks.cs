using Matching.Engine.Allocation;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Ports;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Takes every right that is due, of this and earlier nights, through the check before payment on tonight's facts.</summary>
internal sealed class NightChecks
{
    private static readonly string[] LiftedByFacts =
        [ReasonCodes.Deceased, ReasonCodes.NotRegistered, ReasonCodes.Dishonest, ReasonCodes.NoLongerEligible];

    /// <summary>Doubts about the right itself: only a decision about its own period removes them, never facts of a later one.</summary>
    private static readonly string[] RemovedByDecision = [ReasonCodes.NoLongerEligible, ReasonCodes.NowUndetermined, ReasonCodes.Held];

    /// <summary>States that a recipient must hear of when a right comes into them after it was told.</summary>
    private static readonly EntitlementState[] ToldOf =
        [EntitlementState.AccountNeeded, EntitlementState.AwaitingConfirmation, EntitlementState.Suspended, EntitlementState.Excluded, EntitlementState.InReview];

    /// <summary>States in which a check changes something; what waits for people is theirs.</summary>
    private static readonly EntitlementState[] Checked =
        [EntitlementState.OnNotice, EntitlementState.Confirmed, EntitlementState.PrePaymentCheck, EntitlementState.AccountNeeded, EntitlementState.Suspended];

    private readonly NightWork work;
    private readonly IPrePaymentFacts facts;
    private readonly NightCommitted committed;
    private readonly List<ReadyPayment> ready = [];

    public NightChecks(NightWork work)
    {
        this.work = work;
        facts = new SnapshotPaymentFacts(work.Request.Snapshot, work.AsOf);
        committed = new NightCommitted(work);
    }

    /// <summary>Number of messages stored.</summary>
    public int Told { get; private set; }

    /// <summary>Stores what the checks found and returns what may be paid.</summary>
    public IReadOnlyList<ReadyPayment> Run(NightMatched matched)
    {
        foreach (var policy in work.Policies.Where(p => p.Benefit.IsPaid))
        {
            CheckAll(policy, matched.Policies.FirstOrDefault(n => n.Policy.Id == policy.Id));
        }

        return ready;
    }

    /// <summary>Checks the rights of a policy that a check may change.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="tonight">Its decisions; null when it was not judged tonight.</param>
    private void CheckAll(Policy policy, PolicyNight? tonight)
    {
        var cycle = Cycles.Of(policy, work.AsOf);
        var rights = work.Ports.Entitlements.InStates(policy.Id, Checked);
        var done = 0;
        foreach (var chunk in rights.Chunk(work.Settings.ChunkRows))
        {
            committed.EnterBeside(policy, chunk);
            var accounts = work.Ports.Payees.AccountsOf(chunk.Select(r => r.Payee).ToHashSet(StringComparer.Ordinal));
            var changed = new List<EntitlementCase>();
            foreach (var right in chunk)
            {
                var open = EntitlementCase.Of(right);
                var judged = tonight is not null && Cycles.Base(right.Key.Cycle) == cycle;
                var doubt = judged ? DoubtOf(right, tonight!) : null;
                if (judged || !RemovedByDecision.Contains(right.ReasonCode))
                {
                    Check(policy, open, doubt, accounts.GetValueOrDefault(right.Payee));
                }

                if (open.Changed)
                {
                    if (ToldOf.Contains(open.Row.State))
                    {
                        open.TellLater(policy, work.Today);
                    }

                    changed.Add(open);
                }
            }

            if (changed.Count > 0)
            {
                Told += work.Ports.Entitlements.Save(work.Claim, work.Settings.Actor, [.. changed.Select(c => c.ToChange())], work.Clock.GetUtcNow());
            }

            done += chunk.Length;
            work.Report(NightStage.Checking, policy.Id, done, rights.Count);
        }
    }

    /// <summary>Why tonight's decision does not confirm a stored right, or null when it does. A supplement stands and falls with the decision on its cycle.</summary>
    private static PrePaymentFinding? DoubtOf(Entitlement right, PolicyNight tonight) => tonight.Find(right.Key.Subject, right.Key.Item) switch
    {
        { Outcome: Outcome.Eligible, Held: null } => null,
        { Held: { } held } => new PrePaymentFinding(PrePaymentStanding.Unknown, ReasonCodes.Held, held),
        { Outcome: Outcome.NotEligible } d => new PrePaymentFinding(PrePaymentStanding.Against, ReasonCodes.NoLongerEligible, $"今夜比对不符合：{string.Join("、", d.Failed)}"),
        { } d => new PrePaymentFinding(PrePaymentStanding.Unknown, ReasonCodes.NowUndetermined, $"今夜比对缺少：{string.Join("、", d.Missing)}"),
        null => new PrePaymentFinding(PrePaymentStanding.Unknown, ReasonCodes.NowUndetermined, "今夜的数据中没有此对象"),
    };

    private void Check(Policy policy, EntitlementCase open, PrePaymentFinding? doubt, PayeeAccount? account)
    {
        if (open.Row.State == EntitlementState.OnNotice && doubt is { Standing: PrePaymentStanding.Against })
        {
            // The notice may end in a month that judges another period: a person looks before it goes on.
            open.Apply(EntitlementEvent.SendToReview, doubt.ReasonCode, doubt.Reason);
            return;
        }

        if (!IsDue(policy, open))
        {
            return;
        }

        var finding = doubt ?? facts.Check(policy.Subject, open.Row.Payee, open.Row.Key.Item);
        if (open.Row.State == EntitlementState.Suspended && !Lift(open, finding))
        {
            return;
        }

        switch (finding.Standing)
        {
            case PrePaymentStanding.Against:
                open.Apply(EntitlementEvent.Suspend, finding.ReasonCode, finding.Reason);
                break;
            case PrePaymentStanding.Unknown:
                Hold(open, finding);
                break;
            default:
                Pay(policy, open, account);
                break;
        }
    }

    /// <summary>Whether review, notice and confirmation are behind the right; only then do facts decide on its payment.</summary>
    private bool IsDue(Policy policy, EntitlementCase open)
    {
        if (open.Row.State == EntitlementState.OnNotice && open.Row.NoticeEnd is { } end && work.AsOf > end)
        {
            ConfirmationRouting.Apply(policy, open);
        }

        if (open.Row.State == EntitlementState.Confirmed)
        {
            open.Apply(EntitlementEvent.CheckBeforePayment);
        }

        return open.Row.State is EntitlementState.PrePaymentCheck or EntitlementState.AccountNeeded or EntitlementState.Suspended;
    }

    /// <summary>Lifts a suspension that tonight's facts no longer support: back-pay is automatic when it was wrong.</summary>
    private static bool Lift(EntitlementCase open, PrePaymentFinding finding)
    {
        var lifted = finding.Standing == PrePaymentStanding.Clear && LiftedByFacts.Contains(open.Row.ReasonCode);
        if (lifted)
        {
            open.Apply(EntitlementEvent.Resume);
        }

        return lifted;
    }

    private void Pay(Policy policy, EntitlementCase open, PayeeAccount? account)
    {
        if (committed.RefusalOf(policy, open.Row) is { } refusal)
        {
            open.Apply(EntitlementEvent.Exclude, ReasonCodes.ExcludedBy, refusal.Reason);
        }
        else if (committed.CutOf(policy, open.Row) is { } cut)
        {
            // Something was paid since the right was granted: the next decision on it cuts it, tonight it stays.
            Hold(open, new PrePaymentFinding(PrePaymentStanding.Unknown, ReasonCodes.CapReached, AllotmentWords.Of(cut).Zh));
        }
        else
        {
            CheckAccount(policy, open, account);
        }
    }

    private static void Hold(EntitlementCase open, PrePaymentFinding finding)
    {
        if (open.Row.State == EntitlementState.AccountNeeded && RemovedByDecision.Contains(finding.ReasonCode))
        {
            open.Apply(EntitlementEvent.CheckBeforePayment);
        }

        if (open.Row.State == EntitlementState.PrePaymentCheck)
        {
            open.ApplyOnce(EntitlementEvent.Wait, finding.ReasonCode!, finding.Reason!);
        }
    }

    private void CheckAccount(Policy policy, EntitlementCase open, PayeeAccount? account)
    {
        var fault = account switch
        {
            null => (ReasonCodes.AccountMissing, "没有登记的收款账户"),
            { SameName: false } => (ReasonCodes.AccountNameDiffers, "账户户名与收款人不一致"),
            _ when work.Ports.Rail.Refuses(account) is { } refusal => (ReasonCodes.AccountInvalid, refusal),
            _ => default((string Code, string Reason)?),
        };
        if (fault is { } found)
        {
            open.ApplyOnce(EntitlementEvent.NeedAccount, found.Code, found.Reason);
            return;
        }

        if (open.Row.State == EntitlementState.AccountNeeded)
        {
            open.Apply(EntitlementEvent.CheckBeforePayment);
        }

        if (open.Row.Amount is { Fen: > 0 })
        {
            committed.Enter(policy, open.Row);
            ready.Add(new ReadyPayment(policy, open.Row, account!));
        }
    }
}

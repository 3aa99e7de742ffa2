using System.Globalization;
using Matching.Engine.Calendars;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Payouts;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Reviews;

/// <summary>Where people decide the rights that a night sent to review.</summary>
public sealed class ReviewDesk
{
    private const int MostItems = 500;
    private const decimal Millionth = 0.000001m;

    private readonly IReviewStore store;
    private readonly Catalogue catalogue;
    private readonly ReviewSettings settings;
    private readonly TimeProvider clock;

    /// <summary>A desk.</summary>
    /// <param name="store">Rights in review.</param>
    /// <param name="catalogue">The policies now.</param>
    /// <param name="settings">How reviews are decided.</param>
    /// <param name="clock">Instants of events; never a business date.</param>
    public ReviewDesk(IReviewStore store, Catalogue catalogue, ReviewSettings settings, TimeProvider clock)
    {
        this.store = store;
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
    }

    /// <summary>One page of the rights in review.</summary>
    /// <exception cref="ReviewRefusedException">The cursor or the size cannot be used.</exception>
    public ReviewPage List(ReviewQuery query)
    {
        if (query.Size is < 1 or > MostItems)
        {
            throw new ReviewRefusedException(
                ReviewRefusal.BadSize, new LocalizedText($"每页 1 至 {MostItems} 项", $"a page has 1 to {MostItems} items"));
        }

        var rows = store.Waiting(query.PolicyId, ReviewCursor.Parse(query.Cursor), query.Size + 1);
        var shown = rows.Take(query.Size).ToList();
        return new ReviewPage(
            [.. shown.Select(Item)], rows.Count > query.Size ? new ReviewCursor(shown[^1].Millionths ?? ReviewCursor.Unscored, shown[^1].Right.Id).ToString() : null);
    }

    /// <summary>One right in review, or null when there is none with this identifier that waits.</summary>
    public ReviewItem? Find(string entitlementId) =>
        store.Find(entitlementId) is { Right.State: EntitlementState.InReview } row ? Item(row) : null;

    /// <summary>
    /// Releases or excludes a right and tells its recipient. Where two people are needed the first call proposes, and the same
    /// decision by another account gives it effect; another decision takes the proposal's place.
    /// </summary>
    /// <param name="decision">The decision.</param>
    /// <param name="today">Business date, from which a public notice runs.</param>
    /// <exception cref="ReviewRefusedException">It cannot be decided so; nothing was stored.</exception>
    public ReviewEffect Decide(ReviewDecision decision, DateOnly today)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(decision.Actor);
        var reason = TwoPeople.Reason(decision.Reason, required: decision.Action == ReviewAction.Exclude);
        var row = store.Find(decision.EntitlementId) ?? throw new ReviewRefusedException(
            ReviewRefusal.NotFound, new LocalizedText($"没有权益 {decision.EntitlementId}", $"there is no right {decision.EntitlementId}"));
        var item = Item(row);
        Require(item, decision);
        var (policy, at) = (PolicyOf(item.Right), clock.GetUtcNow());
        if (item.NeedsTwo && !TwoPeople.HasEffect(item.Proposal, decision.Action.ToString(), item.Stamp, decision.Actor))
        {
            store.Propose(item.Right, new Proposal(decision.Action.ToString(), item.Stamp, decision.Actor, reason, at));
            return ReviewEffect.Proposed;
        }

        var open = EntitlementCase.Of(item.Right);
        Apply(policy, open, decision.Action, reason, today);
        open.TellLater(policy, item.Stamp);
        Save(open.ToChange(), decision, item.NeedsTwo ? item.Proposal : null, at);
        return ReviewEffect.Effective;
    }

    private void Save(EntitlementChange change, ReviewDecision decision, Proposal? seconded, DateTimeOffset at)
    {
        try
        {
            store.Apply(change, decision.Action, decision.Actor, seconded, at);
        }
        catch (RightChangedException)
        {
            throw TwoPeople.Changed();
        }
    }

    private static void Apply(Policy policy, EntitlementCase open, ReviewAction action, string reason, DateOnly today)
    {
        var said = reason.Length == 0 ? null : reason;
        if (action == ReviewAction.Exclude)
        {
            open.Apply(EntitlementEvent.Exclude, ReasonCodes.ExcludedInReview, said);
        }
        else if (policy.Notice is { BeforePayment: true, Days: > 0 } notice)
        {
            open.PublishUntil(NoticePeriod.LastDay(notice, today), ReasonCodes.Released, said);
        }
        else
        {
            ConfirmationRouting.Apply(policy, open, ReasonCodes.Released, said);
        }
    }

    private static void Require(ReviewItem item, ReviewDecision decision)
    {
        var right = item.Right;
        if (right.State != EntitlementState.InReview)
        {
            throw new ReviewRefusedException(
                ReviewRefusal.AlreadyDecided,
                new LocalizedText($"该权益不在核查中，现状态为 {right.State}，无需再决定", $"the right is not in review but {right.State}; there is nothing left to decide"));
        }

        TwoPeople.RequireSame(item.Stamp, decision.Stamp);
        if (decision.Action == ReviewAction.Release && right.Amount is null)
        {
            throw new ReviewRefusedException(
                ReviewRefusal.AmountUnknown,
                new LocalizedText("应发金额未知，不能放行；请先补齐金额所需的数据，次夜会重新计算", "what would be paid is not known, so it cannot be released; have the missing facts delivered, and the next night computes it"));
        }

        if (decision.Action == ReviewAction.Release && right.Amount is { Fen: 0 })
        {
            throw new ReviewRefusedException(
                ReviewRefusal.NothingToPay,
                new LocalizedText("本期应发金额为零，没有可放行的款项", "nothing is due for this period, so there is nothing to release"));
        }
    }

    private Policy PolicyOf(Entitlement right) => catalogue.Find(right.Key.PolicyId) ?? throw new ReviewRefusedException(
        ReviewRefusal.PolicyGone,
        new LocalizedText($"目录中已没有政策 {right.Key.PolicyId}，不知道该如何继续", $"the catalogue no longer has the policy {right.Key.PolicyId}, so its way is not known"));

    private ReviewItem Item(ReviewRow row)
    {
        var right = row.Right;
        var stamp = StampOf(right);
        return new ReviewItem(right, row.Millionths * Millionth, NeedsTwo(right), row.Proposal?.Stamp == stamp ? row.Proposal : null, stamp);
    }

    private bool NeedsTwo(Entitlement right) =>
        right.Amount is { } amount && (amount.Currency != settings.TwoPeopleAbove.Currency || amount > settings.TwoPeopleAbove)
        || ReviewReasons.NamesUnverified(right.Reason)
        || catalogue.Find(right.Key.PolicyId)?.Versions.FirstOrDefault(v => v.Hash == right.PackHash) is { Verified: false };

    private static string StampOf(Entitlement right) => Base32.OfHash(
        string.Join(
            '\n', right.Id, right.State, right.ReasonCode, right.Reason, right.Amount?.Fen.ToString(CultureInfo.InvariantCulture), right.Currency, right.Payee,
            right.PackHash, right.SnapshotHash),
        16);
}

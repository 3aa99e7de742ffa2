using System.Text;
using Matching.Engine.Ports;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;
using Matching.Rules.Packs.Yaml;

namespace Matching.Engine.Drafts;

/// <summary>Everything that officers do with drafts: copy, save, check, submit, send back, withdraw, and publish by a second person.</summary>
/// <param name="drafts">Drafts.</param>
/// <param name="publications">Publications.</param>
/// <param name="current">The catalogue as it is now, publications included.</param>
/// <param name="clock">Instants; never a business date.</param>
public sealed class DraftDesk(IDraftStore drafts, IPublicationStore publications, Func<CatalogueEdition> current, TimeProvider clock)
{
    /// <summary>Longest text of a version or of its cases, in bytes of UTF-8.</summary>
    public const int MaxBytes = StrictYaml.MaxBytes;

    /// <summary>All drafts, the newest change first.</summary>
    public IReadOnlyList<Draft> All() => drafts.All();

    /// <summary>A draft.</summary>
    /// <exception cref="DraftRefusedException">There is none.</exception>
    public Draft Require(string id) => drafts.Find(id) ?? throw new DraftRefusedException(DraftRefusals.NoDraft(id));

    /// <summary>Copies a version as a new draft whose first day is not yet decided by any night.</summary>
    /// <param name="id">Identifier for the draft; the same again returns the draft that it made.</param>
    /// <param name="policyId">Policy.</param>
    /// <param name="version">Label of the version; the highest revision is copied.</param>
    /// <param name="author">Account.</param>
    /// <param name="today">Business date of today, the first day offered while no night was run.</param>
    /// <exception cref="DraftRefusedException">There is no such policy or version, or the identifier belongs to another copy.</exception>
    public Draft Copy(string id, string policyId, string version, string author, DateOnly today)
    {
        if (drafts.Find(id) is { } before)
        {
            return SameRequest(before, policyId, version, author);
        }

        var edition = current();
        var policy = PolicyOf(edition, policyId);
        var source = policy.Versions.LastOrDefault(v => v.Version == version)
            ?? throw new DraftRefusedException(DraftRefusals.NoVersion(policyId, version));
        var earliest = publications.NewestNight(policyId)?.AddDays(1) ?? today;
        var (text, cases) = DraftTemplate.Of(edition, policy, source, earliest);
        var at = clock.GetUtcNow();
        return SameRequest(
            drafts.Add(new Draft(
                id, policyId, policy.Department, version, source.Hash, text, cases, 1, DraftState.Editing, author, author, null, at, at)),
            policyId, version, author);
    }

    /// <summary>Keeps what was typed, whether it can be read or not.</summary>
    /// <param name="id">Draft.</param>
    /// <param name="rowVersion">The change that the editor saw last.</param>
    /// <param name="text">Text of the version.</param>
    /// <param name="casesText">Text of its cases.</param>
    /// <param name="editor">Account.</param>
    /// <exception cref="DraftRefusedException">Somebody else saved since, the draft is closed, or the text is too long.</exception>
    public Draft Save(string id, long rowVersion, string text, string casesText, string editor)
    {
        var stored = Require(id);
        if (!stored.IsOpen)
        {
            throw new DraftRefusedException(DraftRefusals.Closed(stored), stored);
        }

        if (Encoding.UTF8.GetByteCount(text) > MaxBytes || Encoding.UTF8.GetByteCount(casesText) > MaxBytes)
        {
            throw new DraftRefusedException(DraftRefusals.TooLong(MaxBytes), stored);
        }

        if (stored.RowVersion != rowVersion || !drafts.Save(stored, text, casesText, editor, clock.GetUtcNow()))
        {
            var newer = Require(id);
            throw new DraftRefusedException(DraftRefusals.Stale(newer), newer);
        }

        return Require(id);
    }

    /// <summary>Checks texts that may not be saved yet.</summary>
    /// <exception cref="DraftRefusedException">There is no such draft, its policy is gone, or the text is too long.</exception>
    public DraftCheck Check(string id, string text, string casesText)
    {
        var stored = Require(id);
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes || Encoding.UTF8.GetByteCount(casesText) > MaxBytes)
        {
            throw new DraftRefusedException(DraftRefusals.TooLong(MaxBytes), stored);
        }

        var edition = current();
        return DraftChecker.Check(edition, PolicyOf(edition, stored.PolicyId), text, casesText);
    }

    /// <summary>Checks the stored texts of a draft.</summary>
    public DraftCheck Check(Draft draft)
    {
        var edition = current();
        return DraftChecker.Check(edition, PolicyOf(edition, draft.PolicyId), draft.Text, draft.CasesText);
    }

    /// <summary>Shows a draft to those who may approve it.</summary>
    /// <exception cref="DraftRefusedException">It is closed, or was changed since it was read.</exception>
    public Draft Submit(string id, string contentHash, string actor)
    {
        var draft = Unchanged(id, contentHash);
        return draft.State == DraftState.Submitted ? draft : Move(draft, DraftState.Submitted, actor, null);
    }

    /// <summary>Sends a draft back with a reason.</summary>
    /// <exception cref="DraftRefusedException">There is no reason, it was not submitted, or was changed since it was read.</exception>
    public Draft Reject(string id, string contentHash, string actor, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new DraftRefusedException(DraftRefusals.NoReason(), Require(id));
        }

        var draft = Unchanged(id, contentHash);
        return draft.State == DraftState.Submitted
            ? Move(draft, DraftState.Rejected, actor, reason.Trim())
            : throw new DraftRefusedException(DraftRefusals.NotSubmitted(draft), draft);
    }

    /// <summary>Gives a draft up; it is kept.</summary>
    /// <exception cref="DraftRefusedException">It is closed, or was changed since it was read.</exception>
    public Draft Withdraw(string id, string contentHash, string actor) => Move(Unchanged(id, contentHash), DraftState.Withdrawn, actor, null);

    /// <summary>Puts a submitted draft in force by the signature of a second person on exactly this content.</summary>
    /// <param name="id">Draft.</param>
    /// <param name="contentHash">Identity of the content that the approver looked at.</param>
    /// <param name="approver">Account; neither the author nor the last editor.</param>
    /// <returns>The draft, published. The same approval again changes nothing.</returns>
    /// <exception cref="DraftRefusedException">Anything stands against it; the draft stays as it is, and the refusal is written down.</exception>
    public Draft Publish(string id, string contentHash, string approver)
    {
        var draft = Require(id);
        if (draft.State == DraftState.Published && draft.ContentHash == contentHash && WasApprovedBy(draft, approver))
        {
            return draft;
        }

        var edition = current();
        try
        {
            return Publish(draft, contentHash, approver, edition);
        }
        catch (DraftRefusedException refused)
        {
            drafts.Note(draft, approver, "draft.publish-refused", refused.Refusal.Code, clock.GetUtcNow());
            throw;
        }
    }

    private Draft Publish(Draft draft, string contentHash, string approver, CatalogueEdition edition)
    {
        RequireSignature(draft, contentHash, approver);
        var policy = PolicyOf(edition, draft.PolicyId);
        var pack = RequireGood(DraftChecker.Check(edition, policy, draft.Text, draft.CasesText));
        var correction = pack.Revision > 1 && policy.Versions.Any(v => v.From == pack.From);

        // A text that was published after its first day says so itself: what it owes for decided cycles is paid as a difference.
        var backdated = pack.PublishedAt > pack.From;
        if (!correction && !backdated && publications.NewestNight(policy.Id) is { } night && pack.From <= night)
        {
            throw new DraftRefusedException(DraftRefusals.DatePassed(pack.From, night), draft);
        }

        var outcome = drafts.Publish(draft, PublicationOf(draft, policy, pack, approver, edition), edition.Publications, nightGuard: !correction && !backdated);
        return outcome switch
        {
            PublishOutcome.Done => Require(draft.Id),
            PublishOutcome.CatalogueMoved => throw new DraftRefusedException(DraftRefusals.CatalogueMoved(), draft),
            PublishOutcome.NightMoved => throw new DraftRefusedException(DraftRefusals.DatePassed(pack.From, publications.NewestNight(policy.Id) ?? pack.From), draft),
            _ => throw new DraftRefusedException(DraftRefusals.Changed(Require(draft.Id)), Require(draft.Id)),
        };
    }

    private Publication PublicationOf(Draft draft, Policy policy, RulePack pack, string approver, CatalogueEdition edition) => new(
        0, policy.Id, policy.Department, pack.Version, pack.Revision, pack.From, pack.Hash, draft.ContentHash, draft.Text, draft.CasesText,
        draft.Id, draft.Author, draft.LastEditor, approver, policy.VersionOn(pack.From)?.Hash,
        CatalogueEdition.HashOf(CatalogueOverlay.With(edition.Catalogue, policy, pack), edition.Tags), clock.GetUtcNow());

    private static void RequireSignature(Draft draft, string contentHash, string approver)
    {
        if (!draft.IsOpen)
        {
            throw new DraftRefusedException(DraftRefusals.Closed(draft), draft);
        }

        if (draft.ContentHash != contentHash)
        {
            throw new DraftRefusedException(DraftRefusals.Changed(draft), draft);
        }

        if (approver == draft.Author || approver == draft.LastEditor)
        {
            throw new DraftRefusedException(DraftRefusals.OwnWork(approver), draft);
        }

        if (draft.State != DraftState.Submitted)
        {
            throw new DraftRefusedException(DraftRefusals.NotSubmitted(draft), draft);
        }
    }

    private static RulePack RequireGood(DraftCheck check)
    {
        if (check.Pack is not { } pack || check.Errors > 0)
        {
            var first = check.Findings.First(f => f.Diagnostic.Severity == Severity.Error).Diagnostic;
            throw new DraftRefusedException(DraftRefusals.NotReadable(check.Errors, $"{first.Place}: {first.Code}"));
        }

        if (check.Cases.FirstOrDefault(c => !c.Passed) is { } failed)
        {
            throw new DraftRefusedException(DraftRefusals.CasesFail(check.Failed, failed.Case.Name));
        }

        return check.CasesInPeriod > 0 ? pack : throw new DraftRefusedException(DraftRefusals.NoCase(pack.From));
    }

    private bool WasApprovedBy(Draft draft, string approver) =>
        publications.After(0).Any(p => p.DraftId == draft.Id && p.Approver == approver);

    private Draft Unchanged(string id, string contentHash)
    {
        var draft = Require(id);
        if (!draft.IsOpen)
        {
            throw new DraftRefusedException(DraftRefusals.Closed(draft), draft);
        }

        return draft.ContentHash == contentHash ? draft : throw new DraftRefusedException(DraftRefusals.Changed(draft), draft);
    }

    private Draft Move(Draft draft, DraftState to, string actor, string? reason)
    {
        if (!drafts.Move(draft, to, actor, reason, clock.GetUtcNow()))
        {
            var newer = Require(draft.Id);
            throw new DraftRefusedException(DraftRefusals.Changed(newer), newer);
        }

        return Require(draft.Id);
    }

    private static Draft SameRequest(Draft stored, string policyId, string version, string author) =>
        stored.PolicyId == policyId && stored.BaseVersion == version && stored.Author == author
            ? stored
            : throw new DraftRefusedException(DraftRefusals.KeyReused(stored.Id));

    private static Policy PolicyOf(CatalogueEdition edition, string policyId) =>
        edition.Catalogue.Find(policyId) ?? throw new DraftRefusedException(DraftRefusals.NoPolicy(policyId));
}

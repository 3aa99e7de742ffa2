using Matching.Engine.Drafts;
using Matching.Rules.Packs;

namespace Matching.Api.Endpoints.Officer;

/// <summary>A policy, as the API shows it.</summary>
public sealed record PolicyView(
    string Id, string NameZh, string NameEn, string Jurisdiction, string Subject, string Department, string? VersionInForce, IReadOnlyList<VersionLine> Versions)
{
    /// <summary>The view of a policy on a day.</summary>
    public static PolicyView Of(Policy policy, DateOnly today) => new(
        policy.Id, policy.Name.Zh, policy.Name.En, policy.Jurisdiction, policy.Subject.ToString(), policy.Department, policy.VersionOn(today)?.Version,
        [.. policy.Versions.Select(v => new VersionLine(v.Version, v.Revision, v.From, v.To, v.Verified, v.Hash))]);
}

/// <summary>One version in a list.</summary>
public sealed record VersionLine(string Version, int Revision, DateOnly From, DateOnly? To, bool Verified, string PackHash);

/// <summary>One version: stored text, and the same in plain language.</summary>
public sealed record VersionView(string Policy, string Version, int Revision, DateOnly From, DateOnly? To, bool Verified, string PackHash, string Text, string Words);

/// <summary>A draft, as the API shows it.</summary>
public sealed record DraftView(
    string Id, string Policy, string BaseVersion, string State, string Author, string LastEditor, string? Reason, string ContentHash, string Text, string Cases,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>The view of a draft.</summary>
    public static DraftView Of(Draft d) => new(
        d.Id, d.PolicyId, d.BaseVersion, WordOf(d.State), d.Author, d.LastEditor, d.Reason, d.ContentHash, d.Text, d.CasesText, d.CreatedAt, d.UpdatedAt);

    /// <summary>A state as the API names it.</summary>
    public static string WordOf(DraftState state) => state switch
    {
        DraftState.Editing => "editing",
        DraftState.Submitted => "submitted",
        DraftState.Rejected => "rejected",
        DraftState.Published => "published",
        _ => "withdrawn",
    };
}

/// <summary>A page of a list.</summary>
/// <param name="Items">Items.</param>
/// <param name="Next">What to give as <c>after</c> for the next page; null at the end.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>What to copy.</summary>
/// <param name="Policy">Policy.</param>
/// <param name="Version">Label of the version.</param>
public sealed record CopyRequest(string Policy, string Version);

/// <summary>The two texts of a draft.</summary>
/// <param name="Text">Text of the version.</param>
/// <param name="Cases">Text of its cases.</param>
public sealed record TextsRequest(string Text, string Cases);

/// <summary>What to preview.</summary>
/// <param name="Text">Text of the version.</param>
/// <param name="Against">Version to compare with, or null for the one in force.</param>
/// <param name="AsOf">Date, or null for that of the newest snapshot.</param>
public sealed record PreviewTextRequest(string Text, string? Against = null, DateOnly? AsOf = null);

/// <summary>An act on exactly the content that the actor looked at.</summary>
/// <param name="ContentHash">Its identity.</param>
/// <param name="Reason">Reason; needed for sending back.</param>
public sealed record ActRequest(string ContentHash, string? Reason = null);

/// <summary>What a check says.</summary>
public sealed record CheckView(bool Passes, int Errors, int Failed, int CasesInPeriod, IReadOnlyList<FindingView> Findings, IReadOnlyList<CaseView> Cases)
{
    /// <summary>The view of a check in a language.</summary>
    public static CheckView Of(DraftCheck check, string language) => new(
        check.Passes, check.Errors, check.Failed, check.CasesInPeriod,
        [.. check.Findings.Select(f => new FindingView(
            f.Part == DraftPart.Rule ? "rule" : "cases", f.Diagnostic.Severity.ToString().ToLowerInvariant(), f.Diagnostic.Place?.Line ?? 1, f.Diagnostic.Place?.Column ?? 1,
            f.Diagnostic.Code, f.Diagnostic.What.In(language), f.Diagnostic.Why.In(language), f.Diagnostic.Mend.In(language)))],
        [.. check.Cases.Select(c => new CaseView(c.Case.Name, c.Case.AsOf, c.Passed, c.Expected, c.Got, c.Message.In(language)))]);
}

/// <summary>A finding with its place; line and column count from 1.</summary>
public sealed record FindingView(string Part, string Severity, int Line, int Column, string Code, string What, string Why, string Mend);

/// <summary>What a case gave.</summary>
public sealed record CaseView(string Name, DateOnly AsOf, bool Passed, string Expected, string Got, string Message);

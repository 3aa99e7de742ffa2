using System.Collections.Immutable;
using Matching.Engine.Checks;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;

namespace Matching.Engine.Drafts;

/// <summary>Which of a draft's two texts a finding is about.</summary>
public enum DraftPart
{
    /// <summary>The version.</summary>
    Rule,

    /// <summary>The cases.</summary>
    Cases,
}

/// <summary>A finding about a draft.</summary>
/// <param name="Part">Which text.</param>
/// <param name="Diagnostic">What, where, why and what to do; line and column count from 1.</param>
public sealed record DraftFinding(DraftPart Part, Diagnostic Diagnostic);

/// <summary>What can be said of a draft while it is written.</summary>
/// <param name="Pack">The version; null when its text cannot be used.</param>
/// <param name="Findings">Errors, warnings and notices of both texts.</param>
/// <param name="Cases">What each case gave; empty while a text cannot be used.</param>
/// <param name="CasesInPeriod">Cases that the draft itself judges; the others show that earlier dates stay as they were.</param>
public sealed record DraftCheck(RulePack? Pack, ImmutableArray<DraftFinding> Findings, ImmutableArray<CaseResult> Cases, int CasesInPeriod)
{
    /// <summary>Number of errors.</summary>
    public int Errors => Findings.Count(f => f.Diagnostic.Severity == Severity.Error);

    /// <summary>Number of cases that fail.</summary>
    public int Failed => Cases.Count(c => !c.Passed);

    /// <summary>Whether it could be published as far as its content goes.</summary>
    public bool Passes => Pack is not null && Errors == 0 && Failed == 0 && CasesInPeriod > 0;
}

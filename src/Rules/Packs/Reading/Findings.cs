using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs.Reading;

/// <summary>Collects everything that is found while a catalogue is read, so that an author sees all of it at once.</summary>
public sealed class Findings
{
    private readonly List<Diagnostic> all = [];

    /// <summary>Number of errors so far.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>Adds a finding.</summary>
    public void Add(Diagnostic finding)
    {
        all.Add(finding);
        if (finding.Severity == Severity.Error)
        {
            ErrorCount++;
        }
    }

    /// <summary>Adds an error at a place in a file.</summary>
    public void Error(string code, FilePlace place, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        Add(new Diagnostic(code, Severity.Error, SourceSpan.None, what, why, mend, place));

    /// <summary>Adds the findings about an expression, placed where the expression stands in its file.</summary>
    public void AddExpression(IEnumerable<Diagnostic> findings, FilePlace place)
    {
        foreach (var finding in findings)
        {
            Add(finding with { Place = place });
        }
    }

    /// <summary>All findings in the order in which they were made.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() => [.. all];
}

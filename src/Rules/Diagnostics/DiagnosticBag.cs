using System.Collections.Immutable;

namespace Matching.Rules.Diagnostics;

/// <summary>Collects the findings about one text; bounded, so that a hostile text cannot fill the memory.</summary>
internal sealed class DiagnosticBag
{
    private const int Limit = 200;

    private readonly List<Diagnostic> found = [];

    /// <summary>Whether anything found keeps the text from being used.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether further findings are dropped.</summary>
    public bool IsFull => found.Count >= Limit;

    /// <summary>Adds a finding; beyond 200 only its gravity is kept.</summary>
    public void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.Severity == Severity.Error;
        if (found.Count < Limit || (HasErrors && found.TrueForAll(d => d.Severity != Severity.Error)))
        {
            found.Add(diagnostic);
        }
    }

    /// <summary>Number of findings that are kept.</summary>
    public int Count => found.Count;

    /// <summary>The findings that were added after the first so many, in the order in which they were made.</summary>
    public ImmutableArray<Diagnostic> Since(int count) => [.. found.Skip(count)];

    /// <summary>The findings in the order of the text.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() => [.. found.OrderBy(d => d.Span.Start).ThenBy(d => d.Span.End)];
}

using System.Collections.Immutable;
using Matching.Rules;
using Matching.Rules.Diagnostics;

namespace Matching.Api.Previews;

/// <summary>A preview that cannot be made.</summary>
/// <param name="code">Stable code.</param>
/// <param name="what">What is wrong, and why.</param>
/// <param name="mend">What to do.</param>
/// <param name="findings">Findings about the text; empty where the text is not at fault.</param>
public sealed class PreviewRefusedException(string code, LocalizedText what, LocalizedText mend, ImmutableArray<Diagnostic> findings) : Exception($"{code}: {what.En}")
{
    /// <summary>Stable code.</summary>
    public string Code { get; } = code;

    /// <summary>What is wrong, and why.</summary>
    public LocalizedText What { get; } = what;

    /// <summary>What to do.</summary>
    public LocalizedText Mend { get; } = mend;

    /// <summary>Findings about the text.</summary>
    public ImmutableArray<Diagnostic> Findings { get; } = findings;
}

using System.Collections.Immutable;
using Matching.Rules.Diagnostics;
using Matching.Rules.Values;

namespace Matching.Rules.Interpret;

/// <summary>One step of an evaluation: a piece of the rule and the value it had.</summary>
/// <param name="Text">The piece of text.</param>
/// <param name="Span">Its place in the expression.</param>
/// <param name="Value">Its value.</param>
/// <param name="Symbol">Name of the tag or parameter when the piece is just a name, else null.</param>
/// <param name="Children">The steps it rests on, only those that were evaluated.</param>
public sealed record TraceNode(string Text, SourceSpan Span, Value Value, string? Symbol, ImmutableArray<TraceNode> Children)
{
    /// <summary>In the standard dialect, why the value is null although nothing says null; else null.</summary>
    public string? Fault { get; init; }
}

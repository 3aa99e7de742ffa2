namespace Matching.Engine.Decisions;

/// <summary>Why one unit was matched: the values of everything that its version reads, and where each came from, as the interpreter read them.</summary>
/// <param name="Frame">What the values mean.</param>
/// <param name="Text">
/// The values as a JSON object: <c>frame</c>, the identifier of the frame; <c>values</c>, one for each of its tags, as explanations print them and
/// <c>未知</c> for what is not known; <c>from</c>, for each value a position in <c>origins</c>; <c>origins</c>, each the name of a
/// <see cref="FactOriginKind"/>, the source or reference, and the date as of which it is stated (yyyy-MM-dd), the latter two null or left out.
/// </param>
public sealed record MatchTrace(TraceFrame Frame, string Text);

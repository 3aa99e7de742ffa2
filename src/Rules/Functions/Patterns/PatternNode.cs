using System.Collections.Immutable;

namespace Matching.Rules.Functions.Patterns;

/// <summary>A part of a regular expression.</summary>
internal abstract record PatternNode;

/// <summary>Matches the empty string.</summary>
internal sealed record EmptyNode : PatternNode;

/// <summary>Matches one character of a set.</summary>
internal sealed record CharNode(CharSet Set) : PatternNode;

/// <summary>Matches a position: <c>^</c> or <c>$</c>.</summary>
internal sealed record AnchorNode(bool IsEnd) : PatternNode;

/// <summary>Matches what a group matched.</summary>
internal sealed record BackNode(int Group) : PatternNode;

/// <summary>A group whose match is kept.</summary>
internal sealed record GroupNode(int Number, PatternNode Inner) : PatternNode;

/// <summary>Parts one after the other.</summary>
internal sealed record SequenceNode(ImmutableArray<PatternNode> Parts) : PatternNode;

/// <summary>One of several, the first that leads to a match.</summary>
internal sealed record ChoiceNode(ImmutableArray<PatternNode> Branches) : PatternNode;

/// <summary>A part several times.</summary>
/// <param name="Inner">The part.</param>
/// <param name="Least">Fewest times.</param>
/// <param name="Most">Most times; null without a bound.</param>
/// <param name="IsReluctant">Whether as few times as possible.</param>
internal sealed record RepeatNode(PatternNode Inner, int Least, int? Most, bool IsReluctant) : PatternNode;

using Matching.Rules.Values;

namespace Matching.Rules.Functions.Patterns;

/// <summary>A regular expression cannot be used; caught where it is called, whose result it is.</summary>
internal sealed class PatternException(Value fault) : Exception("a regular expression cannot be used")
{
    /// <summary>Why.</summary>
    public Value Fault { get; } = fault;

    /// <summary>The expression, the flags or the replacement break the syntax.</summary>
    public static PatternException Malformed() => new(Values.Fault.InvalidPattern);

    /// <summary>It is too large, or takes too many steps.</summary>
    public static PatternException TooLarge() => new(Values.Fault.Limit);
}

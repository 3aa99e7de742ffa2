namespace Matching.Rules.Functions.Patterns;

/// <summary>Flags of a regular expression (XPath Functions and Operators, 5.6.2).</summary>
/// <param name="DotAll"><c>s</c>: the dot matches line ends too.</param>
/// <param name="MultiLine"><c>m</c>: the anchors match at lines.</param>
/// <param name="AnyCase"><c>i</c>: case does not matter.</param>
/// <param name="Spaced"><c>x</c>: white space outside of brackets is left out.</param>
/// <param name="Literal"><c>q</c>: no character has a meaning.</param>
internal sealed record PatternFlags(bool DotAll, bool MultiLine, bool AnyCase, bool Spaced, bool Literal)
{
    /// <summary>Reads flags.</summary>
    /// <exception cref="PatternException">There is another letter.</exception>
    public static PatternFlags Read(string text) => text.All(c => "smixq".Contains(c, StringComparison.Ordinal))
        ? new(text.Contains('s'), text.Contains('m'), text.Contains('i'), text.Contains('x'), text.Contains('q'))
        : throw PatternException.Malformed();
}

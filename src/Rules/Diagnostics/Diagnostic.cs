namespace Matching.Rules.Diagnostics;

/// <summary>How grave a diagnostic is. An <see cref="Error"/> keeps the text from being used.</summary>
public enum Severity
{
    /// <summary>Something was understood differently from what was typed; the text is usable.</summary>
    Notice,

    /// <summary>Probably a mistake; the text is usable.</summary>
    Warning,

    /// <summary>The text cannot be used.</summary>
    Error,
}

/// <summary>One finding about a text that an author wrote: what is wrong, where, why it matters and what to do.</summary>
/// <param name="Code">Stable code, e.g. <c>FEEL1003</c> or <c>PACK2001</c>; never reused for another meaning.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Span">Place in the expression's own text.</param>
/// <param name="What">What was found, in Chinese and English.</param>
/// <param name="Why">Why it is refused or pointed out.</param>
/// <param name="Mend">What the author can do about it.</param>
/// <param name="Place">File, line and column when the text came from a file, else null.</param>
public sealed record Diagnostic(
    string Code, Severity Severity, SourceSpan Span, LocalizedText What, LocalizedText Why, LocalizedText Mend, FilePlace? Place = null);

using Matching.Rules.Diagnostics;

namespace Matching.Api.Commands;

/// <summary>Diagnostics for people: place, what, why, what to do, with the text and a caret line below it.</summary>
public static class DiagnosticPrinter
{
    /// <summary>Prints one diagnostic to standard error.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="text">The expression it is about, or null when it is in a file.</param>
    public static void Print(CommandInvocation invocation, Diagnostic diagnostic, string? text = null)
    {
        var severity = diagnostic.Severity switch
        {
            Severity.Error => invocation.Say("错误", "error"),
            Severity.Warning => invocation.Say("警告", "warning"),
            _ => invocation.Say("提示", "notice"),
        };
        var place = diagnostic.Place?.ToString() ?? $"{diagnostic.Span.Start}..{diagnostic.Span.End}";
        var error = invocation.Console.Error;
        error.WriteLine($"{place}: {severity} {diagnostic.Code}: {diagnostic.What.In(invocation.Language)}");
        if (text is not null && diagnostic.Span.End <= text.Length && !text.Contains('\n', StringComparison.Ordinal))
        {
            error.WriteLine($"    {text}");
            error.WriteLine($"    {new string(' ', Columns(text, 0, diagnostic.Span.Start))}{new string('^', Math.Max(1, Columns(text, diagnostic.Span.Start, diagnostic.Span.End)))}");
        }

        error.WriteLine($"    {invocation.Say("原因", "why")}: {diagnostic.Why.In(invocation.Language)}");
        error.WriteLine($"    {invocation.Say("处理", "what to do")}: {diagnostic.Mend.In(invocation.Language)}");
    }

    /// <summary>Prints the errors among diagnostics of files.</summary>
    public static void PrintErrors(CommandInvocation invocation, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Where(d => d.Severity == Severity.Error))
        {
            Print(invocation, diagnostic);
        }
    }

    // East Asian wide characters take two columns of a terminal.
    private static int Columns(string text, int start, int end) => text[start..end].Sum(c => c >= 0x1100 ? 2 : 1);
}

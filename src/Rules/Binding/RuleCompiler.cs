using Matching.Rules.Diagnostics;
using Matching.Rules.Tables;

namespace Matching.Rules.Binding;

/// <summary>Turns the text of a rule into an expression that can be evaluated.</summary>
/// <remarks>Never throws for any text: every mistake is a diagnostic.</remarks>
public static class RuleCompiler
{
    /// <summary>Compiles an expression.</summary>
    /// <param name="text">FEEL text, at most 64 KiB, nested at most 64 deep.</param>
    /// <param name="scope">The names that it may use.</param>
    /// <param name="expected">Type that the result must have, or null for any.</param>
    public static Bound Compile(string text, Scope scope, FeelType? expected = null) => Refuse();

    /// <summary>Compiles a decision table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="scope">The names that its expressions and cells may use.</param>
    /// <param name="expected">Type that the result must have, or null for any.</param>
    public static Bound CompileTable(TableDefinition table, Scope scope, FeelType? expected = null) => Refuse();

    private static Bound Refuse() => new(null, [new Diagnostic(
        "FEEL1000", Severity.Error, SourceSpan.None,
        new("尚不支持该表达式", "the expression is not supported yet"), new("语言正在建设", "the language is being built"), new("稍后再试", "try again later"))]);
}

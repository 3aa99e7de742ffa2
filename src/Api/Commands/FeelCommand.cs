using System.CommandLine;
using System.Text.Json.Nodes;
using Matching.Api.Terminal;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Values;

namespace Matching.Api.Commands;

/// <summary><c>feel EXPR [--context JSON] [--strict]</c>: evaluates one expression of the rule language.</summary>
public static class FeelCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var expression = new Argument<string>("expression") { Description = "The expression, e.g. \"1 + 2\" · 表达式" };
        var context = new Option<string?>("--context") { Description = "JSON object of the names the expression may use · 变量" };
        var strict = new Option<bool>("--strict") { Description = "Strict mode, as in rule packs (the only mode so far) · 严格模式" };
        var command = new Command("feel", "Evaluates one expression · 计算一个表达式") { expression, context, strict };
        return invocations.Bind(command, (invocation, _) =>
            Evaluate(invocation, invocation.Parsed.GetValue(expression)!, invocation.Parsed.GetValue(context)));
    }

    private static ExitCode Evaluate(CommandInvocation invocation, string text, string? contextJson)
    {
        var names = ContextNames.Read(contextJson);
        var bound = RuleCompiler.Compile(text, names.Scope);
        foreach (var notice in bound.Diagnostics.Where(_ => !invocation.Json))
        {
            DiagnosticPrinter.Print(invocation, notice, text);
        }

        if (bound.Expression is null)
        {
            if (invocation.Json)
            {
                invocation.Console.WriteJson(new { diagnostics = bound.Diagnostics.Select(d => Describe(d, invocation.Language)) });
            }

            return ExitCode.BadInput;
        }

        var value = bound.Expression.Explain(names.Frame).Value;
        Print(invocation, value, bound);
        return ExitCode.Done;
    }

    private static void Print(CommandInvocation invocation, Value value, Bound bound)
    {
        if (!invocation.Json)
        {
            invocation.Console.Output.WriteLine(value.IsUnknown && value.Causes.Count > 0
                ? $"unknown ({string.Join(", ", value.Causes)})"
                : value.ToString());
            return;
        }

        var document = new JsonObject { ["value"] = JsonValues.ToJson(value) };
        if (value.IsUnknown)
        {
            document["unknown"] = new JsonArray([.. value.Causes.Select(c => (JsonNode)c)]);
        }

        if (!bound.Diagnostics.IsEmpty)
        {
            document["diagnostics"] = System.Text.Json.JsonSerializer.SerializeToNode(
                bound.Diagnostics.Select(d => Describe(d, invocation.Language)), CommandConsole.Json);
        }

        invocation.Console.WriteJson(document);
    }

    private static object Describe(Diagnostic diagnostic, string language) => new
    {
        code = diagnostic.Code,
        message = diagnostic.What.In(language),
        start = diagnostic.Span.Start,
        end = diagnostic.Span.End,
    };
}

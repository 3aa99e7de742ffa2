using System.CommandLine;
using System.Text.Json.Nodes;
using Matching.Api.Composition;
using Matching.Api.Terminal;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Interpret;
using Matching.Rules.Values;

namespace Matching.Api.Commands;

/// <summary><c>feel EXPR [--context JSON] [--strict]</c>: evaluates one expression, as DMN 1.5 says or by the rules of rule packs.</summary>
public static class FeelCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var expression = new Argument<string>("expression") { Description = "The expression, e.g. \"1 + 2\" · 表达式" };
        var context = new Option<string?>("--context") { Description = "JSON object of the names the expression may use · 变量" };
        var strict = new Option<bool>("--strict") { Description = "As in rule packs: unknown names and type errors are refused, unknown spreads · 严格模式" };
        var command = new Command("feel", "Evaluates one expression · 计算一个表达式") { expression, context, strict };
        return invocations.Bind(command, (invocation, _) =>
            Evaluate(invocation, invocation.Parsed.GetValue(expression)!, invocation.Parsed.GetValue(context), invocation.Parsed.GetValue(strict)));
    }

    private static ExitCode Evaluate(CommandInvocation invocation, string text, string? contextJson, bool isStrict)
    {
        var names = ContextNames.Read(contextJson, isStrict ? Dialect.Strict : Dialect.Standard);
        var bound = isStrict
            ? RuleCompiler.Compile(text, names.Scope)
            : RuleCompiler.CompileStandard(text, names.Scope, BusinessDay.Now(invocation.Clock));
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

        var (value, trace) = bound.Expression.Explain(names.Frame);
        Print(invocation, value, bound);
        if (value.Kind == ValueKind.Null && Reason(trace) is { } reason && !invocation.Json)
        {
            invocation.Console.Error.WriteLine(invocation.Say($"空值的原因：{reason}", $"why null: {reason}"));
        }

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

    /// <summary>The innermost step that could not be computed, and why; null where null is what the expression says.</summary>
    private static string? Reason(TraceNode step) => step.Value.Kind != ValueKind.Null ? null
        : step.Children.Select(Reason).FirstOrDefault(r => r is not null)
            ?? (step.Fault is null ? null : $"{step.Text}: {step.Fault.TrimStart('!')}");

    private static object Describe(Diagnostic diagnostic, string language) => new
    {
        code = diagnostic.Code,
        message = diagnostic.What.In(language),
        start = diagnostic.Span.Start,
        end = diagnostic.Span.End,
    };
}

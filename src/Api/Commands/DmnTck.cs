using System.Globalization;
using System.Text.Json;
using Matching.Api.Composition;
using Matching.Api.Terminal;
using Matching.Rules.Dmn.Conformance;
using Matching.Rules.Dmn.Evaluation;

namespace Matching.Api.Commands;

/// <summary><c>dmn tck</c>: how much of the DMN TCK passes, and what does not.</summary>
public static class DmnTck
{
    private const int MaxMessage = 160;

    /// <summary>Runs the suites and reports; exit code 1 when a case failed.</summary>
    public static ExitCode Run(CommandInvocation invocation, string folder, string? report, EvaluationPath path)
    {
        var rows = new TckSuites(folder).Run(path, BusinessDay.Now(invocation.Clock)).ToArray();
        var lines = rows.Select(Line).ToArray();
        if (report is not null)
        {
            OutputFile.Write(report, string.Concat(lines.Select(l => l + "\n")));
        }

        foreach (var line in invocation.Json ? lines : [])
        {
            invocation.Console.Output.WriteLine(line);
        }

        var writer = invocation.Json ? invocation.Console.Error : invocation.Console.Output;
        foreach (var line in Summary(rows, invocation.Say))
        {
            writer.WriteLine(line);
        }

        return rows.All(r => r.Passed) ? ExitCode.Done : ExitCode.Short;
    }

    /// <summary>What people read: the failures of each suite, the rates, and last the count.</summary>
    /// <param name="rows">All results.</param>
    /// <param name="say">Chooses the language.</param>
    public static IEnumerable<string> Summary(IReadOnlyCollection<TckRow> rows, Func<string, string, string> say)
    {
        var foreign = rows.GroupBy(r => r.Suite).Where(g => g.Any(r => !r.Passed) && g.All(r => r.Passed || r.IsForeign)).ToArray();
        var apart = foreign.Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var suite in rows.Where(r => !r.Passed && !apart.Contains(r.Suite)).GroupBy(r => r.Suite))
        {
            yield return $"{suite.Key}: {Count(suite.Count())}/{Count(rows.Count(r => r.Suite == suite.Key))} " + say("未通过", "failed");
            foreach (var row in suite)
            {
                yield return $"  {row.Case} {row.Node}: {(row.Message.Length > MaxMessage ? row.Message[..MaxMessage] + "…" : row.Message)}";
            }
        }

        foreach (var suite in foreign)
        {
            yield return $"{suite.Key}: {Count(suite.Count(r => !r.Passed))}/{Count(suite.Count())} "
                + say("未通过，只因不支持外部 Java 函数，另计", "failed, only because external Java functions are not supported; counted apart");
        }

        var counted = rows.Where(r => !apart.Contains(r.Suite)).ToArray();
        yield return Rate(say("全部用例", "all cases"), counted);
        yield return Rate(say("期望值不为空的用例", "cases whose expected value is not null"), [.. counted.Where(r => !r.ExpectedNull)]);
        yield return $"{Count(rows.Count(r => r.Passed))} passed, {Count(rows.Count(r => !r.Passed))} failed";
    }

    private static string Rate(string what, TckRow[] rows)
    {
        var passed = rows.Count(r => r.Passed);
        var rate = rows.Length == 0 ? 0m : 100m * passed / rows.Length;
        return string.Create(CultureInfo.InvariantCulture, $"{what}: {passed}/{rows.Length} = {rate:0.00} %");
    }

    private static string Line(TckRow row) => JsonSerializer.Serialize(
        new { suite = row.Suite, @case = row.Case, node = row.Node, passed = row.Passed, expectedNull = row.ExpectedNull, message = row.Message }, CommandConsole.Json);

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}

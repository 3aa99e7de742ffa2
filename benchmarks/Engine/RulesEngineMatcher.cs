using System.Globalization;
using RulesEngine.Models;

namespace Matching.Benchmarks.Engine;

/// <summary>Microsoft RulesEngine: one workflow with a rule for each policy, compiled once; every subject is put to it.</summary>
internal sealed class RulesEngineMatcher : ICompetitor
{
    private const string WorkflowName = "policies";

    private readonly RulesEngine.RulesEngine engine;
    private readonly object[] rows;

    /// <summary>Compiles the rules, and makes the rows.</summary>
    public RulesEngineMatcher(Workload work)
    {
        rows = [.. SubjectRows.Of(work.Subjects).Select(r => (object)r)];
        engine = new RulesEngine.RulesEngine([new Workflow { WorkflowName = WorkflowName, Rules = [.. work.Policies.Select(RuleOf)] }]);
        _ = Matches(rows[0]);
    }

    /// <inheritdoc/>
    public string Name => "Microsoft RulesEngine, 1 thread";

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public long CountMatches() => rows.Sum(r => (long)Matches(r));

    private static Rule RuleOf(SyntheticPolicy policy) => new()
    {
        RuleName = policy.Id,
        Expression = string.Join(" && ", policy.Conditions.Select(c => "(" + string.Join(" || ", c.Select(Text)) + ")")),
    };

    private static string Text(Atom atom)
    {
        var name = "input1." + atom.Field.Code;
        var operand = atom.Operand.ToString(CultureInfo.InvariantCulture);
        return atom.Test switch
        {
            Test.AtLeast => $"{name} >= {operand}",
            Test.AtMost => $"{name} <= {operand}",
            Test.Is => $"{name} == {(atom.Operand == 1 ? "true" : "false")}",
            _ => "(" + string.Join(" || ", Enumerable.Range(0, 16).Where(c => (atom.Operand >> c & 1) != 0).Select(c => $"{name} == {c}")) + ")",
        };
    }

    private int Matches(object row)
    {
        var results = engine.ExecuteAllRulesAsync(WorkflowName, row).AsTask().GetAwaiter().GetResult();
        var found = 0;
        foreach (var result in results)
        {
            found += result.IsSuccess ? 1 : 0;
        }

        return found;
    }
}

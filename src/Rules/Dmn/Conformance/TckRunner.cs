using Matching.Rules.Dmn.Evaluation;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Conformance;

/// <summary>Runs the test cases of the DMN TCK.</summary>
/// <param name="path">Which evaluator is examined.</param>
/// <param name="now">What <c>now()</c> gives, or null.</param>
public sealed class TckRunner(EvaluationPath path, Value? now)
{
    /// <summary>Runs all cases of a file.</summary>
    /// <param name="suite">Name of the suite.</param>
    /// <param name="model">Model that the file names; null when it cannot be read, then every case fails.</param>
    /// <param name="file">The cases.</param>
    public IEnumerable<TckRow> Run(string suite, DecisionModel? model, TckFile file) =>
        file.Cases.SelectMany(test => model is null
            ? test.Results.Select(r => new TckRow(suite, test.Id, r.Name, false, r.Expected.Kind == ValueKind.Null, false, "the model cannot be read"))
            : Run(suite, model, test));

    private IEnumerable<TckRow> Run(string suite, DecisionModel model, TckCase test)
    {
        var run = model.Run(test.Inputs, path, now);
        foreach (var result in test.Results)
        {
            var before = run.Errors.Length;
            var actual = Actual(run, test, result);
            var passed = actual is { } value && TckComparison.Same(result.Expected, value);
            var errors = string.Join("; ", run.Errors.Skip(before).Select(e => $"{e.Element}: {e.Message.En}"));
            var message = passed ? "" : $"expected {result.Expected}, got {actual?.ToString() ?? "no such element"}{(errors.Length > 0 ? $" ({errors})" : "")}";
            yield return new TckRow(suite, test.Id, result.Name, passed, result.Expected.Kind == ValueKind.Null, model.CallsForeignCode(result.Name), message);
        }
    }

    private static Value? Actual(DmnRun run, TckCase test, TckResult result) => test.Kind switch
    {
        "decisionService" => Output(run.Service(test.Invocable ?? result.Name), result.Name),
        "bkm" => run.KnowledgeModel(test.Invocable ?? result.Name),
        _ => run.Decision(result.Name) ?? run.Service(result.Name) ?? run.KnowledgeModel(result.Name),
    };

    /// <summary>A service with several outputs gives a context of them; a result names one of them.</summary>
    private static Value? Output(Value? returned, string name) =>
        returned is { Kind: ValueKind.Context } all && all.AsContext.Entries.Any(e => e.Key == name) ? all.AsContext[name] : returned;
}

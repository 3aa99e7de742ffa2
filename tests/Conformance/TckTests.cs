using System.Collections.Immutable;
using Matching.Api.Commands;
using Matching.Rules.Dmn.Conformance;
using Matching.Rules.Dmn.Evaluation;

namespace Matching.Conformance.Tests;

/// <summary>The cases of the DMN TCK hold on both paths, external Java functions apart.</summary>
[TestFixture(EvaluationPath.Interpret)]
[TestFixture(EvaluationPath.Compiled)]
public sealed class TckTests(EvaluationPath path)
{
    private ImmutableArray<TckRow> rows;

    [OneTimeSetUp]
    public void Begin() => rows = Kit.Run(path);

    [Test]
    public void Run_AllCases_PassNearlyAll() => AtLeast(99.5m, [.. rows.Where(r => !r.IsForeign)]);

    [Test]
    public void Run_CasesWithAValue_PassNearlyAll() => AtLeast(99.5m, [.. rows.Where(r => !r.IsForeign && !r.ExpectedNull)]);

    /// <summary>A rate over all cases would hide a feature that only one small suite touches.</summary>
    [Test]
    public void Run_EverySuite_PassesSomething() => Assert.That(
        rows.Where(r => !r.IsForeign).GroupBy(r => r.Suite).Where(g => g.All(r => !r.Passed)).Select(g => g.Key), Is.Empty);

    private void AtLeast(decimal percent, ImmutableArray<TckRow> counted)
    {
        var rate = 100m * counted.Count(r => r.Passed) / counted.Length;

        Assert.That(rate, Is.GreaterThanOrEqualTo(percent), string.Join("\n", DmnTck.Summary(rows, (_, en) => en)));
    }
}

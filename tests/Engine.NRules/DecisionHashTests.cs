using Matching.Catalog.Tests;
using Matching.Engine.Runs;
using Matching.Engine.Tags;

namespace Matching.Engine.NRules.Tests;

/// <summary>Decisions by NRules hash the same however they are cut up; all by one evaluator, whose networks are shared by the threads.</summary>
[TestFixture]
public sealed class DecisionHashTests : DeterminismSuite
{
    private readonly NRulesEvaluator evaluator = new(CaseUnits.Tags);

    /// <inheritdoc/>
    protected override IEvaluator EvaluatorOf(TagDictionary tags) => evaluator;
}

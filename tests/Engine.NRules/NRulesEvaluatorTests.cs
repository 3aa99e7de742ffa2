using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Engine.Tests.Runs;

namespace Matching.Engine.NRules.Tests;

/// <summary>What NRules decides of units with facts of their own and of others.</summary>
[TestFixture]
public sealed class NRulesEvaluatorTests : EvaluatorSuite
{
    /// <inheritdoc/>
    protected override IEvaluator EvaluatorOf(TagDictionary tags) => new NRulesEvaluator(tags);
}

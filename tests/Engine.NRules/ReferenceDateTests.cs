using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Engine.Tests.Runs;

namespace Matching.Engine.NRules.Tests;

/// <summary>NRules judges each unit by the version of its own reference date.</summary>
[TestFixture]
public sealed class ReferenceDateTests : ReferenceDateSuite
{
    /// <inheritdoc/>
    protected override IEvaluator EvaluatorOf(TagDictionary tags) => new NRulesEvaluator(tags);
}

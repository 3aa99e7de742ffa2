using Matching.Catalog.Tests;
using Matching.Engine.Runs;
using Matching.Engine.Tags;

namespace Matching.Engine.NRules.Tests;

/// <summary>NRules decides every policy of the catalogue as it is decided row by row.</summary>
[TestFixture]
public sealed class CatalogueTests : DifferentialSuite
{
    /// <inheritdoc/>
    protected override IEvaluator EvaluatorOf(TagDictionary tags) => new NRulesEvaluator(tags);
}

using Matching.Engine.Runs;
using Matching.Engine.Tags;

namespace Matching.Catalog.Tests;

/// <summary>Decisions by columns.</summary>
[TestFixture]
public sealed class DeterminismTests : DeterminismSuite
{
    /// <inheritdoc/>
    protected override IEvaluator EvaluatorOf(TagDictionary tags) => new PackEvaluator(tags);
}

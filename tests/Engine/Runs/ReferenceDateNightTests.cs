using Matching.Engine.Runs;
using Matching.Engine.Tags;

namespace Matching.Engine.Tests.Runs;

/// <summary>Decisions by columns on units with reference dates of their own.</summary>
[TestFixture]
public sealed class ReferenceDateNightTests : ReferenceDateSuite
{
    /// <inheritdoc/>
    protected override IEvaluator EvaluatorOf(TagDictionary tags) => new PackEvaluator(tags);
}

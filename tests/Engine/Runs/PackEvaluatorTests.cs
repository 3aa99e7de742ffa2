using Matching.Engine.Runs;
using Matching.Engine.Tags;

namespace Matching.Engine.Tests.Runs;

/// <summary>Decisions by columns.</summary>
[TestFixture]
public sealed class PackEvaluatorTests : EvaluatorSuite
{
    /// <inheritdoc/>
    protected override IEvaluator EvaluatorOf(TagDictionary tags) => new PackEvaluator(tags);
}

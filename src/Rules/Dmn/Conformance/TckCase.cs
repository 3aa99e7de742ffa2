using System.Collections.Immutable;
using Matching.Rules.Dmn.Evaluation;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Conformance;

/// <summary>The test cases of one file of the DMN TCK.</summary>
/// <param name="ModelName">File name of the model.</param>
/// <param name="Cases">The cases in order.</param>
public sealed record TckFile(string ModelName, ImmutableArray<TckCase> Cases);

/// <summary>A test case.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Kind">What is called: <c>decision</c>, <c>bkm</c> or <c>decisionService</c>.</param>
/// <param name="Invocable">Name of the decision service or knowledge model that is called, or null.</param>
/// <param name="Inputs">Given values.</param>
/// <param name="Results">Expected values.</param>
public sealed record TckCase(string Id, string Kind, string? Invocable, ImmutableArray<DmnInput> Inputs, ImmutableArray<TckResult> Results);

/// <summary>An expected value.</summary>
/// <param name="Name">Name of the element.</param>
/// <param name="Kind">Kind of the element where it is stated, else null.</param>
/// <param name="MayFail">Whether an error counts as the expected null.</param>
/// <param name="Expected">The value.</param>
public sealed record TckResult(string Name, string? Kind, bool MayFail, Value Expected);

/// <summary>What came of one expected value.</summary>
/// <param name="Suite">Folder of the suite.</param>
/// <param name="Case">Identifier of the test case.</param>
/// <param name="Node">Name of the element.</param>
/// <param name="Passed">Whether the value is the expected one.</param>
/// <param name="ExpectedNull">Whether null is expected.</param>
/// <param name="IsForeign">Whether the element calls external functions, which are not supported.</param>
/// <param name="Message">Expected and actual value with what went wrong; empty when it passed.</param>
public sealed record TckRow(string Suite, string Case, string Node, bool Passed, bool ExpectedNull, bool IsForeign, string Message);

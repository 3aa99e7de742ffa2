using System.Collections.Immutable;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Readiness;

/// <summary>Whether a version can be given without an application, and what stands in the way.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Pack">The version.</param>
/// <param name="AsOf">Date of the question.</param>
/// <param name="Mode">How the right can reach its holder.</param>
/// <param name="Tests">The entry test: beneficiary clear, evidence exists, amount fixed, document valid.</param>
/// <param name="Blocks">What stands in the way, condition by condition, then the policy's own terms.</param>
public sealed record ReadinessReport(
    Policy Policy, RulePack Pack, DateOnly AsOf, ServiceMode Mode, ImmutableArray<EntryTest> Tests, ImmutableArray<ReadinessBlock> Blocks);

/// <summary>One question of the entry test.</summary>
/// <param name="Question">The question.</param>
/// <param name="Passed">Whether nothing stands against it.</param>
public sealed record EntryTest(LocalizedText Question, bool Passed);

/// <summary>One thing that stands in the way of giving a right without an application.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Condition">Identifier of the condition, or null where it is not about one.</param>
/// <param name="Tag">The tag, or null.</param>
/// <param name="Stage">What it leads to: an application of the recipient, or a look by an official.</param>
/// <param name="What">What is the matter, and what would mend it.</param>
public sealed record ReadinessBlock(string Code, string? Condition, string? Tag, ServiceMode Stage, LocalizedText What);

/// <summary>What is stated by feeds.</summary>
/// <param name="Tags">Names of the tags that some feed states.</param>
/// <param name="Accounts">Kinds of subjects whose payee accounts some feed states.</param>
public sealed record StatedFacts(ImmutableHashSet<string> Tags, ImmutableHashSet<SubjectKind> Accounts);

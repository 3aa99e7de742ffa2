using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Distances;

/// <summary>What keeps a condition from being true: how far, in which unit, and which of several ways is the nearest.</summary>
/// <remarks>
/// <c>and</c>: every part that does not hold, for distances of different units have no sum. <c>or</c>, <c>in (…)</c>, <c>if</c>: the nearest
/// branch. <c>not</c>: the comparison the other way round. At least n of k (<c>count</c> of a filtered list of pieces, a sum of
/// <c>if … then 1 else 0</c>): the nearest that are still needed. The nearest has the fewest parts that nothing can change, then the
/// fewest missing facts, the fewest parts and the smallest distance for its size; of equals, the first in the text.
/// </remarks>
public static class Gaps
{
    /// <summary>What would have to be otherwise for a condition to be true.</summary>
    /// <param name="condition">The condition, boolean.</param>
    /// <param name="frame">The filled frame.</param>
    /// <param name="isFixed">Whether nothing changes the value of a tag.</param>
    /// <returns>Every one of these is needed; empty where the condition is true.</returns>
    public static ImmutableArray<Gap> Of(RuleExpression condition, Value[] frame, Func<Symbol, bool> isFixed)
    {
        try
        {
            if (condition is CompiledRule rule)
            {
                var locals = new Value[rule.LocalCount];
                return new GapSearch(rule.Parts(frame, locals), locals, isFixed).Of(rule.Root, mustHold: true);
            }

            return Whole(condition, condition.Interpret(frame), isFixed);
        }
        catch (LimitExceededException)
        {
            return Whole(condition, condition.Interpret(frame), isFixed);
        }
    }

    /// <summary>Which of two conditions is nearer to being true.</summary>
    /// <param name="left">What one of them lacks.</param>
    /// <param name="right">What the other lacks.</param>
    /// <returns>Negative where the left one is nearer, 0 where they are alike.</returns>
    public static int Compare(ImmutableArray<Gap> left, ImmutableArray<Gap> right) => Weight.Of(left).CompareTo(Weight.Of(right));

    private static ImmutableArray<Gap> Whole(RuleExpression condition, Value value, Func<Symbol, bool> isFixed) => value.IsTrue ? [] :
    [
        new Gap
        {
            Kind = value.IsFalse ? GapKind.NotMet : GapKind.Unknown,
            Text = condition.Text,
            MustHold = true,
            Reads = condition.Reads,
            IsFixed = value.IsFalse && condition.Reads.All(isFixed),
        },
    ];
}

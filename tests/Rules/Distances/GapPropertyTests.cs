using CsCheck;
using Matching.Rules.Binding;
using Matching.Rules.Distances;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Distances;

/// <summary>A reported distance is exactly what is needed: with it the comparison is true, with any less it is not.</summary>
public sealed class GapPropertyTests
{
    private static readonly Scope Names = new([new("数", FeelType.Number, 0, "元"), new("日", FeelType.Date, 1)]);

    private static readonly Gen<decimal> Number = Gen.Select(Gen.Int[-2_000_000, 2_000_000], Gen.Int[0, 4], (digits, scale) => new decimal(Math.Abs(digits), 0, 0, digits < 0, (byte)scale));

    private static readonly Gen<string> Sign = Gen.Int[0, 4].Select(i => new[] { "<", "<=", ">", ">=", "=" }[i]);

    [Test]
    public void Of_NumberThatMissesAThreshold_TheDistanceIsWhatIsNeeded()
    {
        Gen.Select(Number, Number, Sign, Gen.Bool).Sample((actual, threshold, sign, isNegated) =>
        {
            var comparison = $"数 {sign} {Value.Of(threshold)}";
            var rule = Rule(isNegated ? $"not({comparison})" : comparison);
            Value[] frame = [Value.Of(actual), Value.Null];
            if (rule.Interpret(frame).IsTrue)
            {
                return Gaps.Of(rule, frame, _ => false).IsEmpty;
            }

            var gap = Gaps.Of(rule, frame, _ => false).Single();
            if (isNegated && sign == "=")
            {
                return gap is { Kind: GapKind.NotMet, Distance: null };
            }

            const decimal least = 0.00001m;
            var direction = gap.Kind == GapKind.TooLow ? 1m : -1m;
            var reached = actual + (direction * gap.Distance!.Value);
            return Holds(rule, gap.IsOpen ? reached + (direction * least) : reached)
                && !Holds(rule, gap.IsOpen ? reached : reached - (direction * least));
        });
    }

    [Test]
    public void Of_DateThatMissesAThreshold_TheDaysAreWhatIsNeeded()
    {
        var day = Gen.Int[700_000, 740_000].Select(DateOnly.FromDayNumber);
        Gen.Select(day, day, Sign).Sample((actual, threshold, sign) =>
        {
            var rule = Rule($"日 {sign} date(\"{threshold:yyyy-MM-dd}\")");
            Value[] frame = [Value.Null, Value.Of(actual)];
            if (rule.Interpret(frame).IsTrue)
            {
                return Gaps.Of(rule, frame, _ => false).IsEmpty;
            }

            var gap = Gaps.Of(rule, frame, _ => false).Single();
            var days = (int)gap.Distance!.Value * (gap.Kind == GapKind.TooEarly ? 1 : -1);
            return rule.Interpret([Value.Null, Value.Of(actual.AddDays(days))]).IsTrue
                && !rule.Interpret([Value.Null, Value.Of(actual.AddDays(days - Math.Sign(days)))]).IsTrue;
        });
    }

    private static bool Holds(RuleExpression rule, decimal number) => rule.Interpret([Value.Of(number), Value.Null]).IsTrue;

    private static RuleExpression Rule(string text) => RuleCompiler.Compile(text, Names, FeelType.Boolean).Expression!;
}

using System.Linq.Expressions;
using NRules.RuleModel;
using NRules.RuleModel.Builders;

namespace Matching.Engine.NRules;

/// <summary>Writes a set of packs as rule definitions.</summary>
/// <remarks>
/// Nodes are shared along common beginnings, so the rules of a version differ in their last condition only: "eligible" wants every
/// condition true, "open" wants none false and some unknown. An or is part of a condition: a group of patterns would fire once a branch.
/// </remarks>
internal static class RuleWriter
{
    /// <summary>The rules that complete units, and two for each version.</summary>
    public static IEnumerable<IRuleDefinition> Write(PackSet set) => Completing(set).Concat(set.Lines.SelectMany(Judging));

    private static IEnumerable<IRuleDefinition> Completing(PackSet set)
    {
        if (!set.IsJoined)
        {
            yield return Rule("complete", (left, right) =>
            {
                var unit = Parameter(left.Pattern(typeof(UnitFact), "unit"));
                right.Action(Action(c => Expression.Call(typeof(RuleWriter), nameof(Complete), null, c, unit), unit));
            });
            yield break;
        }

        yield return Rule("complete alone", (left, right) =>
        {
            var pattern = left.Pattern(typeof(UnitFact), "unit");
            var unit = Parameter(pattern);
            pattern.Condition(Expression.Lambda(Expression.LessThan(Row(unit), Expression.Constant(0)), unit));
            right.Action(Action(c => Expression.Call(typeof(RuleWriter), nameof(Complete), null, c, unit), unit));
        });
        yield return Rule("complete with the citizen", (left, right) =>
        {
            var unit = Parameter(left.Pattern(typeof(UnitFact), "unit"));
            var pattern = left.Pattern(typeof(CitizenFact), "citizen");
            var citizen = Parameter(pattern);
            var isLinked = Expression.Equal(Row(unit), Expression.Property(citizen, nameof(CitizenFact.Row)));
            pattern.Condition(Expression.Lambda(isLinked, unit, citizen));
            right.Action(Action(c => Expression.Call(typeof(RuleWriter), nameof(Join), null, c, unit, citizen), unit, citizen));
        });
    }

    private static IEnumerable<IRuleDefinition> Judging(RuleLine line)
    {
        yield return Judging(line, "eligible", nameof(ProfileFact.SetEligible), meets => meets);
        yield return Judging(line, "open", nameof(ProfileFact.SetOpen), Expression.Not);
    }

    private static IRuleDefinition Judging(RuleLine line, string outcome, string report, Func<Expression, Expression> last) =>
        Rule($"{line.Version.PolicyId} {line.Version.Version} {line.Version.Hash} {outcome}", (left, right) =>
        {
            var pattern = left.Pattern(typeof(ProfileFact), "profile");
            var profile = Parameter(pattern);
            pattern.Condition(Expression.Lambda(Expression.Equal(Expression.Property(profile, nameof(ProfileFact.View)), Expression.Constant(line.View)), profile));
            foreach (var condition in line.Conditions)
            {
                pattern.Condition(Expression.Lambda(Expression.Call(profile, nameof(ProfileFact.IsPossible), null, Expression.Constant(condition)), profile));
            }

            var meets = Expression.Call(profile, nameof(ProfileFact.Meets), null, Expression.Constant(line.Conditions));
            pattern.Condition(Expression.Lambda(last(meets), profile));
            right.Action(Action(_ => Expression.Call(profile, report, null, Expression.Constant(line.Pack)), profile));
        });

    private static void Complete(IContext context, UnitFact unit) => context.InsertAllLinked(unit.Desk.Complete(unit, null));

    private static void Join(IContext context, UnitFact unit, CitizenFact citizen) => context.InsertAllLinked(unit.Desk.Complete(unit, citizen));

    private static MemberExpression Row(ParameterExpression unit) => Expression.Property(unit, nameof(UnitFact.CitizenRow));

    private static ParameterExpression Parameter(PatternBuilder pattern) => pattern.Declaration.ToParameterExpression();

    private static LambdaExpression Action(Func<ParameterExpression, Expression> body, params ParameterExpression[] facts)
    {
        var context = Expression.Parameter(typeof(IContext), "context");
        return Expression.Lambda(body(context), [context, .. facts]);
    }

    private static IRuleDefinition Rule(string name, Action<GroupBuilder, ActionGroupBuilder> write)
    {
        var rule = new RuleBuilder();
        rule.Name(name);
        write(rule.LeftHandSide(), rule.RightHandSide());
        return rule.Build();
    }
}

using Matching.Rules.Binding;
using Matching.Rules.Packs;

namespace Matching.Engine.Decisions;

/// <summary>Looks for the day on which a condition becomes true without any fact changing.</summary>
internal static class TimeAlone
{
    private const int Months = 12;

    /// <summary>
    /// The first such day within a year; null where there is none, where the condition reads no date of the run, and where each unit has a
    /// reference date of its own. The months are tried one by one: what holds for less than a month in between may be missed.
    /// </summary>
    public static DateOnly? FirstDay(PackPlan plan, FrameFiller filler, UnitFacts facts, Condition condition)
    {
        if (plan.Policy.Reference.Tag is not null || filler.AsOf.Year >= DateOnly.MaxValue.Year - 1 || !ReadsTheDay(plan.Frame, condition.When))
        {
            return null;
        }

        var (day, frame) = (filler.AsOf, filler.NewFrame());
        for (var month = 1; month <= Months; month++)
        {
            var next = filler.AsOf.AddMonths(month);
            if (Holds(next))
            {
                return FirstOf(day.AddDays(1), next);
            }

            day = next;
        }

        return null;

        DateOnly FirstOf(DateOnly from, DateOnly to) => Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(from.AddDays).Where(Holds).Append(to).First();

        bool Holds(DateOnly on)
        {
            filler.On(plan.Policy.Reference.On(on)).Fill(facts, frame, default(CompiledPath));
            return condition.When.Evaluate(frame).IsTrue;
        }
    }

    private static bool ReadsTheDay(FramePlan plan, RuleExpression expression) => expression.Reads.Any(r => r.Slot == plan.AsOfSlot
        || (plan.PositionOf(r.Name) is >= 0 and var at && plan.Tags[at] is { } tag
            && (tag.DatedValues.Length > 0 || (tag.Formula is { } formula && ReadsTheDay(plan, formula)))));
}

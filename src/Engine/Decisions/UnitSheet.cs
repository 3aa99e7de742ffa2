using Matching.Engine.Columns;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>One version's view of one unit after another: its facts, and what fills its frames. For one thread.</summary>
/// <param name="plan">The version.</param>
/// <param name="snapshot">The facts.</param>
/// <param name="asOf">Business date: facts must not be older than it allows.</param>
internal sealed class UnitSheet(PackPlan plan, Snapshot snapshot, DateOnly asOf)
{
    private readonly bool child = Units.KindOf(plan.Policy) == UnitKind.Child;
    private readonly Dictionary<DateOnly, FrameFiller> fillers = [];
    private Value[]? compiled;
    private Value[]? reference;

    /// <summary>The version.</summary>
    public PackPlan Plan => plan;

    /// <summary>The facts of the unit that was turned to.</summary>
    public SnapshotFacts Facts { get; } = new(plan.Frame, snapshot, Units.KindOf(plan.Policy), asOf);

    /// <summary>Fills frames for the reference date of the unit that was turned to.</summary>
    public FrameFiller Filler { get; private set; } = null!;

    /// <summary>Turns to a unit.</summary>
    /// <param name="row">Row of the population.</param>
    /// <param name="referenceDate">The day that the rules call 基准日 for it.</param>
    public void MoveTo(int row, DateOnly referenceDate)
    {
        Facts.MoveTo(row);
        if (!fillers.TryGetValue(referenceDate, out var filler))
        {
            fillers[referenceDate] = filler = new FrameFiller(plan.Frame, referenceDate, defaults: true, child);
        }

        Filler = filler;
    }

    /// <summary>The frame of the fast path, as <see cref="Decide"/> left it.</summary>
    public Value[] Frame => compiled ??= Filler.NewFrame();

    /// <summary>The verdict on the unit, by both paths.</summary>
    /// <param name="repeatOpen">Whether an undetermined outcome is repeated by the interpreter.</param>
    public Verdict Decide(bool repeatOpen = true) =>
        CheckedJudge.Decide(plan, Filler, Facts, Frame, reference ??= Filler.NewFrame(), repeatOpen);

    /// <summary>Whether the unit meets all conditions, by the compiled path; amounts are left alone.</summary>
    public Truth Met() => Met(out _);

    /// <summary>As <see cref="Met()"/>, and says whether a condition is unknown for another reason than a missing fact.</summary>
    public Truth Met(out bool isTroubled)
    {
        isTroubled = false;
        Filler.Fill(Facts, compiled ??= Filler.NewFrame(), default(CompiledPath));
        var met = Truth.True;
        foreach (var condition in plan.Conditions)
        {
            var value = condition.When.Evaluate(compiled);
            if (value.IsFalse)
            {
                return Truth.False;
            }

            if (!value.IsTrue)
            {
                met = Truth.Unknown;
                isTroubled |= Truths.IsTrouble(value);
            }
        }

        return met;
    }
}

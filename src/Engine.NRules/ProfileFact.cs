using System.Collections.Immutable;
using Matching.Engine.Columns;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Engine.NRules;

/// <summary>
/// All tags of a unit, derived ones included, as the rules of a view see them: the fact that the network links to the unit and that rules
/// match. Each condition is evaluated at most once, whichever rule asks for it. Compared by reference; for one thread.
/// </summary>
/// <param name="unit">The unit.</param>
/// <param name="view">Number of the view.</param>
/// <param name="frame">Values by slot.</param>
/// <param name="conditions">The conditions of the network.</param>
internal sealed class ProfileFact(UnitFact unit, int view, Value[] frame, ImmutableArray<RuleExpression> conditions)
{
    private readonly Truth?[] truths = new Truth?[conditions.Length];

    /// <summary>Number of the view.</summary>
    public int View => view;

    /// <summary>Whether a condition is not false: true, or unknown.</summary>
    /// <param name="condition">Number of the condition.</param>
    public bool IsPossible(int condition) => TruthOf(condition) != Truth.False;

    /// <summary>Whether every condition of a list is true; an unknown one is not.</summary>
    /// <param name="ofRule">Numbers of the conditions.</param>
    public bool Meets(int[] ofRule)
    {
        foreach (var condition in ofRule)
        {
            if (TruthOf(condition) != Truth.True)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Says that the unit meets all conditions of a pack.</summary>
    /// <param name="pack">Position among the packs.</param>
    public void SetEligible(int pack) => unit.Desk.SetEligible(pack, unit.Index);

    /// <summary>Says that no condition of a pack refuses the unit, and that some are unknown.</summary>
    /// <param name="pack">Position among the packs.</param>
    public void SetOpen(int pack) => unit.Desk.SetOpen(pack, unit.Index);

    private Truth TruthOf(int condition) => truths[condition] ??= Truths.Of(conditions[condition].Evaluate(frame));
}

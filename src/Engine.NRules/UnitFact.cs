using Matching.Rules.Values;

namespace Matching.Engine.NRules;

/// <summary>One unit in a session: what its own columns state of it. Compared by reference.</summary>
/// <param name="desk">Completes it.</param>
/// <param name="index">Number of the unit in the range that is matched.</param>
/// <param name="citizenRow">Row of the citizen who is linked to it, or -1.</param>
/// <param name="facts">Fresh facts by the position of the tag in the plan.</param>
internal sealed class UnitFact(ProfileDesk desk, int index, int citizenRow, Value[] facts)
{
    /// <summary>Completes the unit.</summary>
    public ProfileDesk Desk => desk;

    /// <summary>Number of the unit in the range that is matched.</summary>
    public int Index => index;

    /// <summary>Row of the citizen who is linked to it, or -1.</summary>
    public int CitizenRow => citizenRow;

    /// <summary>Fresh facts by the position of the tag in the plan.</summary>
    public Value[] Facts => facts;
}

using Matching.Rules.Values;

namespace Matching.Engine.NRules;

/// <summary>A citizen to whom households or children of a session are linked. Compared by reference.</summary>
/// <param name="row">Row among the citizens.</param>
/// <param name="facts">Fresh facts by the position of the tag in the plan.</param>
internal sealed class CitizenFact(int row, Value[] facts)
{
    /// <summary>Row among the citizens.</summary>
    public int Row => row;

    /// <summary>Fresh facts by the position of the tag in the plan.</summary>
    public Value[] Facts => facts;
}

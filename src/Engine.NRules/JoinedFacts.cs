using Matching.Engine.Decisions;
using Matching.Rules.Values;

namespace Matching.Engine.NRules;

/// <summary>The facts of a unit joined with those of its citizen. A tag with a column of its own describes the unit, also where the unit has no fact.</summary>
/// <param name="isOwn">Whether a tag of the plan has a column of its own.</param>
internal sealed class JoinedFacts(bool[] isOwn) : UnitFacts
{
    private Value[] unit = [];
    private Value[]? citizen;

    /// <summary>Turns to a unit.</summary>
    /// <param name="ofUnit">Its facts.</param>
    /// <param name="ofCitizen">Those of the citizen who is joined to it, or null.</param>
    public void MoveTo(Value[] ofUnit, Value[]? ofCitizen) => (unit, citizen) = (ofUnit, ofCitizen);

    /// <inheritdoc/>
    public override Value Read(int index) => isOwn[index] || citizen is null ? unit[index] : citizen[index];

    /// <inheritdoc/>
    public override FactOrigin Describe(int index) => new(
        Read(index).IsUnknown ? FactOriginKind.Absent : isOwn[index] || citizen is null ? FactOriginKind.Given : FactOriginKind.Linked);
}

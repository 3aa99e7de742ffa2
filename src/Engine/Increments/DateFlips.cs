using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Engine.Increments;

/// <summary>
/// For which units an expression has another value on a later reference date though none of their facts changed: a birthday changes no tag.
/// What hangs on one fact is worked out for each value that the fact has, on both days.
/// </summary>
/// <param name="space">Tonight's lanes.</param>
/// <param name="earlier">What rules called 基准日 on the earlier night.</param>
/// <param name="later">What they call so tonight.</param>
internal sealed class DateFlips(ColumnSpace space, DateOnly earlier, DateOnly later)
{
    private readonly DatedView before = space.On(earlier);
    private readonly DatedView after = space.On(later);
    private readonly Dictionary<string, bool> done = new(StringComparer.Ordinal);

    /// <summary>Adds the units to a bitmap.</summary>
    /// <returns>False where any unit may be one of them.</returns>
    public bool Add(ConditionForm form, RowBitmap into) => form switch
    {
        AllForm all => all.Parts.All(p => Add(p, into)),
        AnyForm any => any.Parts.All(p => Add(p, into)),
        NotForm not => Add(not.Part, into),
        PartForm part => Add(part.Expression, into),
        _ => false,
    };

    /// <inheritdoc cref="Add(ConditionForm, RowBitmap)"/>
    public bool Add(RuleExpression expression, RowBitmap into)
    {
        var basis = after.BasisOf(expression);
        if (!basis.IsDated)
        {
            return true;
        }

        if (basis.IsOpaque)
        {
            return false;
        }

        if (basis.Lanes.IsEmpty)
        {
            return before.Constant(expression) == after.Constant(expression);
        }

        if (basis.Lanes is [var tag] && space.LaneOf(tag) is { IsTabular: true } lane)
        {
            AddByCode(expression, tag, lane, into);
            return true;
        }

        return expression.Reads.All(s => AddTag(s.Name, into));
    }

    /// <summary>Adds the units for which a tag has another value.</summary>
    /// <returns>False where any unit may be one of them.</returns>
    public bool AddTag(string name, RowBitmap into)
    {
        if (!space.BasisOf(name).IsDated)
        {
            return true;
        }

        if (!done.TryGetValue(name, out var isBounded))
        {
            done[name] = isBounded = FindTag(name, into);
        }

        return isBounded;
    }

    /// <summary>Where a figure of the catalogue changed, <see cref="PolicyChanges"/> does not come here: figures stand, and it is the formula that counts.</summary>
    private bool FindTag(string name, RowBitmap into) => space.Tags.Find(name) switch
    {
        { Formula: { } formula } => Add(formula, into),
        { DatedValues.IsEmpty: false } => true,
        { Name: RunDefaults.ApplicationDate } => AddAbsent(name, into),
        _ => false,
    };

    /// <summary>The day of the night stands for the day of an application that nobody made.</summary>
    private bool AddAbsent(string name, RowBitmap into)
    {
        if (space.LaneOf(name) is not { } lane)
        {
            return false;
        }

        for (var row = 0; row < space.Count; row++)
        {
            if (!lane.IsKnown(row))
            {
                into.Set(row, true);
            }
        }

        return true;
    }

    private void AddByCode(RuleExpression expression, string tag, Lane lane, RowBitmap into)
    {
        var values = new Value[lane.CodeCount];
        var flips = new bool[lane.CodeCount];
        var absentBefore = before.ForEachCode(expression, tag, (code, value) => values[code] = value);
        var absentAfter = after.ForEachCode(expression, tag, (code, value) => flips[code] = value != values[code]);
        var isAbsentFlipped = absentBefore != absentAfter;
        if (!isAbsentFlipped && !Array.Exists(flips, f => f))
        {
            return;
        }

        for (var row = 0; row < space.Count; row++)
        {
            if (lane.IsKnown(row) ? flips[lane.CodeAt(row)] : isAbsentFlipped)
            {
                into.Set(row, true);
            }
        }
    }
}

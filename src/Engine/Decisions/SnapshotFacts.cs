using System.Collections.Immutable;
using Matching.Engine.Populations;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>The facts of a snapshot about one row after another. Not safe for use by several threads at once.</summary>
/// <remarks>
/// A tag that has a column of its own in the population describes the unit; where the unit's fact is absent it is unknown.
/// A tag without such a column is read from the linked citizen. So one child's missing birthday never becomes a sibling's.
/// </remarks>
public sealed class SnapshotFacts : UnitFacts
{
    private readonly Population units;
    private readonly FactColumn?[] own;
    private readonly FactColumn?[] linked;
    private readonly Value[] absent;
    private readonly DateOnly asOf;
    private readonly bool anyLinked;
    private readonly ImmutableArray<int> linkRows;
    private int row;
    private int linkedRow = -1;

    /// <summary>Facts for the tags of a plan.</summary>
    /// <param name="plan">The tags needed.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="kind">What a row stands for.</param>
    /// <param name="asOf">Date on which a fact must not be older than its tag allows.</param>
    public SnapshotFacts(FramePlan plan, Snapshot snapshot, UnitKind kind, DateOnly asOf)
    {
        this.asOf = asOf;
        units = snapshot.Of(kind);
        var rides = kind is UnitKind.Household or UnitKind.Child;
        var ownColumns = ByTag(units);
        var citizenColumns = rides ? ByTag(snapshot.Of(UnitKind.Citizen)) : [];
        own = [.. plan.Tags.Select(t => ownColumns.GetValueOrDefault(t.Name))];
        linked = [.. plan.Tags.Select((t, i) => own[i] is null ? citizenColumns.GetValueOrDefault(t.Name) : null)];
        absent = [.. plan.Tags.Select(t => Value.Unknown(t.Name))];
        anyLinked = linked.Any(c => c is not null);
        linkRows = anyLinked ? snapshot.LinkRowsOf(kind) : [];
    }

    /// <summary>The units.</summary>
    public Population Units => units;

    /// <summary>Turns to a row.</summary>
    public void MoveTo(int newRow)
    {
        row = newRow;
        linkedRow = anyLinked ? linkRows[newRow] : -1;
    }

    /// <summary>Key of the citizen who is linked to a row, or null.</summary>
    public string? LinkOf(int ofRow) => units.Links.IsDefaultOrEmpty ? null : units.Links[ofRow];

    /// <inheritdoc/>
    public override Value Read(int index)
    {
        if (own[index] is { } column)
        {
            return Fresh(column, row, index);
        }

        return linkedRow >= 0 && linked[index] is { } ridden ? Fresh(ridden, linkedRow, index) : absent[index];
    }

    /// <inheritdoc/>
    public override FactOrigin Describe(int index)
    {
        if (own[index] is { } column)
        {
            return Describe(column, row, FactOriginKind.Given);
        }

        return linkedRow >= 0 && linked[index] is { } ridden
            ? Describe(ridden, linkedRow, FactOriginKind.Linked)
            : new FactOrigin(FactOriginKind.Absent);
    }

    private static Dictionary<string, FactColumn> ByTag(Population population) =>
        population.Columns.ToDictionary(c => c.Tag.Name, StringComparer.Ordinal);

    private Value Fresh(FactColumn column, int at, int index)
    {
        var value = column[at];
        return value.IsUnknown || !column.IsStale(at, asOf) ? value : absent[index];
    }

    private FactOrigin Describe(FactColumn column, int at, FactOriginKind kind)
    {
        if (column[at].IsUnknown)
        {
            return new FactOrigin(FactOriginKind.Absent, column.SourceId);
        }

        return new FactOrigin(column.IsStale(at, asOf) ? FactOriginKind.Stale : kind, column.SourceId, column.AsOf(at));
    }
}

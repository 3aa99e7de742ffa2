using System.Collections.Concurrent;
using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Tags;

namespace Matching.Engine.Columns;

/// <summary>The lanes of one kind of unit in a snapshot on a date, and which lanes a tag's value hangs on. Safe on any thread; lanes are made when asked for.</summary>
internal sealed class ColumnSpace
{
    private readonly ConcurrentDictionary<string, Lazy<Lane?>> lanes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TagBasis> bases = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<DateOnly, DatedView> views = new();
    private readonly Dictionary<string, FactColumn> own;
    private readonly Dictionary<string, FactColumn> linked;
    private readonly Func<ImmutableArray<int>> linkRows;

    /// <summary>The lanes of a kind of unit.</summary>
    /// <param name="tags">Dictionary.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="kind">What a row stands for.</param>
    /// <param name="asOf">Business date: facts must not be older than it allows.</param>
    public ColumnSpace(TagDictionary tags, Snapshot snapshot, UnitKind kind, DateOnly asOf)
    {
        Tags = tags;
        Snapshot = snapshot;
        Kind = kind;
        AsOf = asOf;
        var units = snapshot.Of(kind);
        Count = units.Count;
        own = units.Columns.ToDictionary(c => c.Tag.Name, StringComparer.Ordinal);
        linked = kind is UnitKind.Household or UnitKind.Child
            ? snapshot.Of(UnitKind.Citizen).Columns.Where(c => !own.ContainsKey(c.Tag.Name)).ToDictionary(c => c.Tag.Name, StringComparer.Ordinal)
            : [];
        linkRows = () => snapshot.LinkRowsOf(kind);
    }

    /// <summary>Dictionary.</summary>
    public TagDictionary Tags { get; }

    /// <summary>The facts.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>What a row stands for.</summary>
    public UnitKind Kind { get; }

    /// <summary>Business date.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Number of units.</summary>
    public int Count { get; }

    /// <summary>The lane of the facts about a tag, or null where there is none or it has no fresh fact.</summary>
    public Lane? LaneOf(string tag) => lanes.GetOrAdd(tag, t => new Lazy<Lane?>(() => Make(t))).Value;

    /// <summary>What rules that call a day 基准日 see.</summary>
    public DatedView On(DateOnly referenceDate) => views.GetOrAdd(referenceDate, d => new DatedView(this, d));

    /// <summary>What a tag's value hangs on, by the order of precedence of <see cref="FrameFiller"/>.</summary>
    public TagBasis BasisOf(string name) => bases.GetOrAdd(name, FindBasis);

    private TagBasis FindBasis(string name)
    {
        if (name == TagDictionary.AsOfName)
        {
            return new TagBasis([], IsDated: true, IsOpaque: false);
        }

        var column = own.GetValueOrDefault(name) ?? linked.GetValueOrDefault(name);
        var tag = Tags.Find(name);
        var basis = new TagBasis(
            LaneOf(name) is null ? [] : [name],
            IsDated: tag is { DatedValues.IsEmpty: false } || name == RunDefaults.ApplicationDate,
            IsOpaque: column is not null and not SealedColumn);
        var read = (tag?.Formula?.Reads.Select(s => s.Name) ?? [])
            .Concat(name == RunDefaults.PlaceOfAcceptance && Kind == UnitKind.Child ? [RunDefaults.ChildResidence] : []);
        return read.Select(BasisOf).Aggregate(basis, (a, b) => a.With(b));
    }

    private Lane? Make(string name)
    {
        var lane = own.TryGetValue(name, out var column) ? LaneBuilder.Of(column, AsOf)
            : linked.TryGetValue(name, out var ridden) ? LaneBuilder.Of(ridden, AsOf)?.Through(linkRows().AsSpan())
            : null;
        return lane is null || Array.TrueForAll(lane.Known, w => w == 0) ? null : lane;
    }
}

/// <summary>What the value of a tag, or of an expression, hangs on.</summary>
/// <param name="Lanes">Names of the tags whose facts it reads.</param>
/// <param name="IsDated">Whether it changes with the day that rules call 基准日.</param>
/// <param name="IsOpaque">Whether it reads a column that has no lane.</param>
internal sealed record TagBasis(ImmutableSortedSet<string> Lanes, bool IsDated, bool IsOpaque)
{
    /// <summary>Nothing.</summary>
    public static TagBasis None { get; } = new([], false, false);

    /// <summary>Both.</summary>
    public TagBasis With(TagBasis other) => new(Lanes.Union(other.Lanes), IsDated || other.IsDated, IsOpaque || other.IsOpaque);
}

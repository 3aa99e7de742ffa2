using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;

namespace Matching.Engine.Columns;

/// <summary>Keeps the lanes of snapshots, and the circuits of policies over them, for as long as the snapshots live. Safe on any thread.</summary>
public sealed class ColumnShelf
{
    /// <summary>Most statements of an amount that are kept for a snapshot: an officer who tries figures makes a new one each time.</summary>
    private const int MostAmounts = 24;

    /// <summary>Most other things that are kept for a snapshot: more than one for each policy of a catalogue.</summary>
    private const int MostOthers = 128;

    private readonly ConditionalWeakTable<Snapshot, Entry> entries = [];

    /// <summary>An empty shelf.</summary>
    /// <param name="tags">Dictionary in whose scope packs are bound.</param>
    public ColumnShelf(TagDictionary tags) => Tags = tags;

    /// <summary>Dictionary in whose scope packs are bound.</summary>
    public TagDictionary Tags { get; }

    /// <summary>The lanes of a kind of unit on a date.</summary>
    internal ColumnSpace SpaceOf(Snapshot snapshot, UnitKind kind, DateOnly asOf) =>
        entries.GetValue(snapshot, _ => new Entry()).Spaces.GetOrAdd((kind, asOf), k => new ColumnSpace(Tags, snapshot, k.Kind, k.AsOf));

    /// <summary>The amounts that a version grants to units that meet its conditions; shared by versions that state the amount alike.</summary>
    internal AmountMemo AmountsOf(PartitionWork work)
    {
        var memos = entries.GetValue(work.Snapshot, _ => new Entry()).Amounts;
        if (memos.Count >= MostAmounts)
        {
            memos.Clear();
        }

        var key = $"{work.Policy.Id} {work.AsOf:yyyy-MM-dd} {AmountMemo.SignatureOf(work.Policy, work.Pack)}";
        return memos.GetOrAdd(key, _ => new AmountMemo(work, Tags, SpaceOf(work.Snapshot, Units.KindOf(work.Policy), work.AsOf)));
    }

    /// <summary>Something that is worked out of a snapshot once.</summary>
    internal T Kept<T>(Snapshot snapshot, string key, Func<T> make)
        where T : class
    {
        var others = entries.GetValue(snapshot, _ => new Entry()).Others;
        if (others.Count >= MostOthers)
        {
            others.Clear();
        }

        return (T)others.GetOrAdd(key, _ => new Lazy<object>(make)).Value;
    }

    /// <summary>The circuit of a policy as a night judges it.</summary>
    internal ColumnarMatcher MatcherOf(PartitionWork work, PackPlans plans)
    {
        // Where each unit has a date of its own, every version decides somebody, also one that was corrected since.
        var versions = work.Policy.Reference.Tag is null ? work.Pack.Hash : string.Join(' ', work.Judged.Versions.Select(v => v.Hash).Append(work.Pack.Hash));
        var key = (work.Policy.Id, versions, work.Policy.PeriodOf(work.Pack).To, work.AsOf);
        return entries.GetValue(work.Snapshot, _ => new Entry()).Matchers
            .GetOrAdd(key, _ => new Lazy<ColumnarMatcher>(() => MakeMatcher(work, plans))).Value;
    }

    private ColumnarMatcher MakeMatcher(PartitionWork work, PackPlans plans) => new(
        [(work.Judged, work.Pack)], policy => pack => plans.Of(policy, pack), work.Snapshot,
        SpaceOf(work.Snapshot, Units.KindOf(work.Policy), work.AsOf));

    private sealed class Entry
    {
        public ConcurrentDictionary<(UnitKind Kind, DateOnly AsOf), ColumnSpace> Spaces { get; } = new();

        public ConcurrentDictionary<string, Lazy<object>> Others { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, AmountMemo> Amounts { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<(string PolicyId, string Versions, DateOnly? To, DateOnly AsOf), Lazy<ColumnarMatcher>> Matchers { get; } = new();
    }
}

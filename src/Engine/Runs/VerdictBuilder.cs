using System.Collections.Frozen;
using System.Collections.Immutable;
using Matching.Engine.Decisions;

namespace Matching.Engine.Runs;

/// <summary>Collects the verdicts of a range of units in ascending order. For one thread.</summary>
/// <param name="count">Number of units.</param>
/// <param name="expected">About how many of them will not simply be refused.</param>
internal sealed class VerdictBuilder(int count, int expected = 0)
{
    private readonly ImmutableArray<JudgedVerdict>.Builder distinct = ImmutableArray.CreateBuilder<JudgedVerdict>();
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly ImmutableArray<int>.Builder rows = ImmutableArray.CreateBuilder<int>(expected);
    private readonly ImmutableArray<int>.Builder rowCodes = ImmutableArray.CreateBuilder<int>(expected);
    private readonly Dictionary<int, (string, string, string)> strangers = [];

    /// <summary>Adds the decision on a unit.</summary>
    /// <param name="work">What it was decided of.</param>
    /// <param name="index">The unit, counted from the range's start.</param>
    /// <param name="decision">The decision.</param>
    /// <exception cref="ArgumentException">It is not one of the partition's policy, snapshot and date.</exception>
    public void Add(PartitionWork work, int index, Decision decision)
    {
        var expected = (work.Policy.Id, work.VersionOf(decision.PackHash), work.Snapshot.Hash, work.AsOf);
        if ((decision.PolicyId, decision.Version, decision.SnapshotHash, decision.AsOf) != expected)
        {
            throw new ArgumentException($"a decision on {decision.PolicyId} {decision.Version} of {decision.AsOf:yyyy-MM-dd} is not one of {work.Policy.Id} {work.Pack.Version} of {work.AsOf:yyyy-MM-dd}");
        }

        var keys = (decision.Subject, decision.Payee, decision.Item);
        if (work.KeysOf(index) != keys)
        {
            strangers.Add(index, keys);
        }

        Add(index, CodeOf(JudgedVerdict.Of(decision)));
    }

    /// <summary>Takes verdicts over from another range.</summary>
    public Taking From(PartitionVerdicts source) => new(this, source);

    /// <summary>What was collected.</summary>
    public PartitionVerdicts ToVerdicts() => new(count, distinct.ToImmutable(), rows.DrainToImmutable(), rowCodes.DrainToImmutable(), strangers.ToFrozenDictionary());

    private void Add(int index, int code)
    {
        rows.Add(index);
        rowCodes.Add(code);
    }

    private int CodeOf(JudgedVerdict verdict)
    {
        if (!codes.TryGetValue(verdict.Key, out var code))
        {
            codes[verdict.Key] = code = distinct.Count;
            distinct.Add(verdict);
        }

        return code;
    }

    /// <summary>Verdicts of another range, each looked up once.</summary>
    internal sealed class Taking(VerdictBuilder into, PartitionVerdicts source)
    {
        private readonly int[] codes = [.. Enumerable.Repeat(-1, source.Distinct.Length)];

        /// <summary>Takes over one.</summary>
        /// <param name="place">Its place in the source's rows.</param>
        /// <param name="index">Its unit here.</param>
        public void Take(int place, int index)
        {
            ref var code = ref codes[source.Codes[place]];
            code = code >= 0 ? code : into.CodeOf(source.Distinct[source.Codes[place]]);
            into.Add(index, code);
            if (source.Strangers.Count > 0 && source.Strangers.TryGetValue(source.Rows[place], out var keys))
            {
                into.strangers.Add(index, keys);
            }
        }
    }
}

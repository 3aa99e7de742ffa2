using Matching.Engine.Decisions;
using Matching.Engine.Increments;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>All decisions of a night on one policy. For one thread.</summary>
/// <param name="work">All units of the policy.</param>
/// <param name="verdicts">What was found.</param>
/// <param name="evaluator">Says why a unit is refused, when asked.</param>
internal sealed class PolicyNight(PartitionWork work, PartitionVerdicts verdicts, IEvaluator evaluator)
{
    private readonly Dictionary<(string Subject, string Item), int> strangers =
        verdicts.Strangers.ToDictionary(s => (s.Value.Subject, s.Value.Item), s => s.Key);

    private IReadOnlyList<Decision>? granted;
    private IReadOnlyList<Decision>? news;

    /// <summary>All units of the policy.</summary>
    public PartitionWork Work => work;

    /// <summary>The policy.</summary>
    public Policy Policy => work.Policy;

    /// <summary>Its version of the night.</summary>
    public RulePack Pack => work.Pack;

    /// <summary>What was found.</summary>
    public PartitionVerdicts Verdicts => verdicts;

    /// <summary>What differs from the earlier night; null where there is none.</summary>
    public VerdictComparison? Comparison { get; init; }

    /// <summary>Whether every decision says something new: there was no earlier night, this is the first of a cycle, or another run came between.</summary>
    public required bool IsAllNew { get; init; }

    /// <summary>Eligible decisions that are not held.</summary>
    public IReadOnlyList<Decision> Granted => granted ??= [.. Enumerable.Range(0, verdicts.Rows.Length).Where(Grants).Select(DecisionAt)];

    /// <summary>Those of them that say something new.</summary>
    public IReadOnlyList<Decision> NewlyGranted => IsAllNew ? Granted : news ??= [.. Comparison!.New.Where(Grants).Select(DecisionAt)];

    /// <summary>Those that say something new, and those on some keys, in the order of the rows.</summary>
    /// <param name="keys">Subjects and items.</param>
    public IReadOnlyList<Decision> GrantedAmong(IEnumerable<(string Subject, string Item)> keys)
    {
        var places = (IsAllNew ? Enumerable.Range(0, verdicts.Rows.Length) : Comparison!.New).Concat(keys.Select(k => PlaceOf(k.Subject, k.Item)));
        return [.. places.Where(p => p >= 0 && Grants(p)).Distinct().Order().Select(DecisionAt)];
    }

    /// <summary>The decision at a place among the verdicts.</summary>
    public Decision DecisionAt(int place) => verdicts.DecisionAt(work, place);

    /// <summary>The decision on a unit, whatever it is; null where tonight's facts have no such unit.</summary>
    public Decision? Find(string subject, string item)
    {
        var row = RowOf(subject, item);
        var place = PlaceOf(row);
        return place >= 0 ? DecisionAt(place) : row >= 0 ? evaluator.EvaluateOne(work, row) : null;
    }

    private bool Grants(int place) => verdicts.Distinct[verdicts.Codes[place]].Grants;

    private int PlaceOf(string subject, string item) => PlaceOf(RowOf(subject, item));

    /// <summary>Place of a row among the verdicts; negative where it has none.</summary>
    private int PlaceOf(int row) => row < 0 ? row : verdicts.Rows.AsSpan().BinarySearch(row);

    private int RowOf(string subject, string item)
    {
        if (strangers.TryGetValue((subject, item), out var stranger))
        {
            return stranger;
        }

        var row = work.Snapshot.Of(Units.KindOf(Policy)).IndexOf(item == Units.NoItem ? subject : item);
        return row >= 0 && work.KeysOf(row) is var keys && (keys.Subject, keys.Item) == (subject, item) ? row : -1;
    }
}

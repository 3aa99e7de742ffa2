using Matching.Engine.Runs;

namespace Matching.Engine.Increments;

/// <summary>What a night says of a policy that the earlier one did not say.</summary>
internal sealed class VerdictComparison
{
    private readonly List<int> news = [];
    private readonly List<int> lost = [];
    private readonly List<(string, string, string)> gone = [];

    private VerdictComparison()
    {
    }

    /// <summary>Compares.</summary>
    /// <param name="all">All units of the policy tonight.</param>
    /// <param name="tonight">What was found of them.</param>
    /// <param name="earlier">What the earlier night had found.</param>
    public VerdictComparison(PartitionWork all, PartitionVerdicts tonight, EarlierVerdicts earlier)
    {
        var same = SameCodes(tonight, earlier.Verdicts);
        var mayMove = Units.KindOf(all.Policy) is Populations.UnitKind.Child or Populations.UnitKind.Household
            || tonight.Strangers.Count > 0 || earlier.Verdicts.Strangers.Count > 0;
        gone.AddRange(earlier.Gone.Select(earlier.KeysAt));
        var next = 0;
        for (var place = 0; place < tonight.Rows.Length; place++)
        {
            var row = tonight.Rows[place];
            for (; next < earlier.Rows.Length && earlier.Rows[next] < row; next++)
            {
                AddLost(all, earlier, next);
            }

            if (next == earlier.Rows.Length || earlier.Rows[next] != row)
            {
                news.Add(place);
                continue;
            }

            var known = earlier.Places[next++];
            var (keys, keysBefore) = mayMove ? (tonight.KeysAt(all, place), earlier.KeysAt(known)) : default;
            if (keys != keysBefore || same[earlier.Verdicts.Codes[known]] != tonight.Codes[place])
            {
                news.Add(place);
                if ((keys.Subject, keys.Item) != (keysBefore.Subject, keysBefore.Item))
                {
                    gone.Add(keysBefore);
                }
            }
        }

        for (; next < earlier.Rows.Length; next++)
        {
            AddLost(all, earlier, next);
        }
    }

    /// <summary>Where both nights say the same.</summary>
    public static VerdictComparison Nothing { get; } = new();

    /// <summary>Places among tonight's verdicts that say something else, ascending.</summary>
    public IReadOnlyList<int> New => news;

    /// <summary>Rows of units that are simply refused tonight and were not before, ascending.</summary>
    public IReadOnlyList<int> Lost => lost;

    /// <summary>Keys under which there is no decision any more: the unit is gone, or its right is another one's.</summary>
    public IReadOnlyList<(string Subject, string Payee, string Item)> Gone => gone;

    private void AddLost(PartitionWork all, EarlierVerdicts earlier, int next)
    {
        var before = earlier.KeysAt(earlier.Places[next]);
        var now = all.KeysOf(earlier.Rows[next]);
        lost.Add(earlier.Rows[next]);
        if ((now.Subject, now.Item) != (before.Subject, before.Item))
        {
            gone.Add(before);
        }
    }

    /// <summary>Tonight's number of each verdict of the earlier night, or -1.</summary>
    private static int[] SameCodes(PartitionVerdicts tonight, PartitionVerdicts earlier)
    {
        var codes = tonight.Distinct.Select((v, i) => (v.Key, i)).ToDictionary(v => v.Key, v => v.i, StringComparer.Ordinal);
        return [.. earlier.Distinct.Select(v => codes.GetValueOrDefault(v.Key, -1))];
    }
}

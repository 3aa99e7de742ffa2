using Matching.Engine.Runs;

namespace Matching.Engine.Increments;

/// <summary>What an earlier night found of a policy, by the rows of tonight's population.</summary>
internal sealed class EarlierVerdicts
{
    private readonly UnitKeys keys;

    /// <summary>Verdicts of an earlier night.</summary>
    /// <param name="verdicts">By the rows of its own population.</param>
    /// <param name="keys">Keys of its own population.</param>
    /// <param name="newRows">Row tonight of each of its rows, or -1; null where no row moved.</param>
    public EarlierVerdicts(PartitionVerdicts verdicts, UnitKeys keys, int[]? newRows)
    {
        Verdicts = verdicts;
        this.keys = keys;
        var there = Enumerable.Range(0, verdicts.Rows.Length);
        if (newRows is null)
        {
            (Rows, Places, Gone) = ([.. verdicts.Rows], [.. there], []);
            return;
        }

        // Keys are sorted in both populations, so what is still there keeps its order.
        Places = [.. there.Where(i => newRows[verdicts.Rows[i]] >= 0)];
        Gone = [.. there.Where(i => newRows[verdicts.Rows[i]] < 0)];
        Rows = [.. Places.Select(i => newRows[verdicts.Rows[i]])];
    }

    /// <summary>The verdicts, by the rows of their own population.</summary>
    public PartitionVerdicts Verdicts { get; }

    /// <summary>Tonight's rows of the units that are still there, ascending.</summary>
    public int[] Rows { get; }

    /// <summary>Place of each of <see cref="Rows"/> among the verdicts.</summary>
    public int[] Places { get; }

    /// <summary>Places of verdicts on units that are no longer there.</summary>
    public int[] Gone { get; }

    /// <summary>First of <see cref="Rows"/> that is not before a row.</summary>
    public int FirstFrom(int row)
    {
        var place = Array.BinarySearch(Rows, row);
        return place < 0 ? ~place : place;
    }

    /// <summary>Keys of the unit of a verdict.</summary>
    /// <param name="place">Place among the verdicts.</param>
    public (string Subject, string Payee, string Item) KeysAt(int place) =>
        Verdicts.Strangers.Count > 0 && Verdicts.Strangers.TryGetValue(Verdicts.Rows[place], out var stranger) ? stranger : keys.Of(Verdicts.Rows[place]);
}

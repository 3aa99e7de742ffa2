namespace Matching.Engine.Populations;

/// <summary>
/// Numbers keys in order of arrival. While keys come in ascending order they are found from the last one on, without a table: a
/// table of a million keys costs more than all else that is done with them. One thread.
/// </summary>
public sealed class KeyRows
{
    private const int FarFromStart = 1 << 12;

    private readonly List<string> keys = [];
    private readonly Dictionary<string, int> table = new(StringComparer.Ordinal);
    private bool tableHoldsAll;
    private int ascending;
    private int cursor;

    /// <summary>Number of keys.</summary>
    public int Count => keys.Count;

    /// <summary>Whether every key came after all keys that sort before it.</summary>
    public bool IsSorted => ascending == keys.Count;

    /// <summary>The keys by their rows.</summary>
    public string[] ToArray() => [.. keys];

    /// <summary>Adds the first keys all at once, where they ascend.</summary>
    /// <param name="sorted">The keys.</param>
    /// <returns>Whether they were added: false where there are keys already, or where one is empty or does not come after the one before it.</returns>
    public bool TryAddFirst(ReadOnlySpan<string> sorted)
    {
        var (before, ascend) = (string.Empty, Count == 0 && !tableHoldsAll);
        for (var i = 0; i < sorted.Length && ascend; i++)
        {
            (ascend, before) = (string.CompareOrdinal(before, sorted[i]) < 0, sorted[i]);
        }

        if (!ascend)
        {
            return false;
        }

        keys.AddRange(sorted);
        ascending = keys.Count;
        return true;
    }

    /// <summary>The row of a key, if it is there.</summary>
    public bool TryFind(string key, out int row)
    {
        if (tableHoldsAll || FindAscending(key, out row) is not { } found)
        {
            Tabulate();
            return table.TryGetValue(key, out row);
        }

        return found || table.TryGetValue(key, out row);
    }

    /// <summary>Adds a key unless it is there.</summary>
    /// <returns>Whether it was not there.</returns>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public bool TryAdd(string key)
    {
        if (TryFind(key, out _))
        {
            return false;
        }

        Add(key);
        return true;
    }

    /// <summary>Adds a key that is not there.</summary>
    /// <returns>Its row.</returns>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public int Add(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var row = keys.Count;
        if (IsSorted && (row == 0 || string.CompareOrdinal(keys[row - 1], key) < 0))
        {
            ascending++;
            cursor = row;
            if (tableHoldsAll)
            {
                table.Add(key, row);
            }
        }
        else
        {
            table.Add(key, row);
        }

        keys.Add(key);
        return row;
    }

    /// <summary>Whether the key is one of the ascending ones; null when keys are asked for in no order.</summary>
    private bool? FindAscending(string key, out int row)
    {
        row = 0;
        if (ascending == 0 || string.CompareOrdinal(keys[ascending - 1], key) < 0)
        {
            return false;
        }

        // Whoever goes through sorted keys begins near the first one.
        if (string.CompareOrdinal(keys[cursor], key) > 0 && !TryRestart(key))
        {
            return null;
        }

        var (low, step) = (cursor, 1);
        while (low + step < ascending && string.CompareOrdinal(keys[low + step], key) < 0)
        {
            (low, step) = (low + step, step * 2);
        }

        row = keys.BinarySearch(low, Math.Min(step + 1, ascending - low), key, StringComparer.Ordinal);
        cursor = row >= 0 ? row : Math.Max(0, ~row - 1);
        return row >= 0;
    }

    private bool TryRestart(string key)
    {
        cursor = 0;
        return string.CompareOrdinal(keys[Math.Min(FarFromStart, ascending - 1)], key) >= 0;
    }

    private void Tabulate()
    {
        if (tableHoldsAll)
        {
            return;
        }

        tableHoldsAll = true;
        table.EnsureCapacity(keys.Count);
        for (var row = 0; row < ascending; row++)
        {
            table.Add(keys[row], row);
        }
    }
}

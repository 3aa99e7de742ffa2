namespace Matching.Engine.Columns;

/// <summary>A set of codes of one lane in the form that is tested fastest: an interval, all but an interval, a few codes, or a table.</summary>
/// <param name="Low">Lowest code of the interval.</param>
/// <param name="High">Highest code of the interval; lower than <paramref name="Low"/> for none.</param>
/// <param name="Outside">True where the codes outside the interval are meant.</param>
/// <param name="Few">A few codes, or null.</param>
/// <param name="Table">One entry a code, or null.</param>
internal sealed record CodeSet(long Low, long High, bool Outside, long[]? Few = null, bool[]? Table = null)
{
    private const int MaxFew = 6;

    /// <summary>Text that two sets share exactly when they are the same.</summary>
    public string Key => Table is not null ? "t" + string.Concat(Table.Select(b => b ? '1' : '0'))
        : Few is not null ? "f" + string.Join(',', Few)
        : $"{(Outside ? 'o' : 'i')}{Low}-{High}";

    /// <summary>Codes, beside 0, that are in the set while the one before is not, or the other way round.</summary>
    public IEnumerable<long> Bounds => Table is { } table ? Enumerable.Range(1, table.Length).Where(c => Contains(c) != Contains(c - 1)).Select(c => (long)c)
        : Few is not null ? Few.SelectMany(c => new[] { c, c + 1 })
        : Low > High ? []
        : High == long.MaxValue ? [Low] : [Low, High + 1];

    /// <summary>Whether a code is in the set.</summary>
    public bool Contains(long code) => Table is { } table ? code < table.Length && table[code] : Few is not null ? Few.Contains(code) : (code >= Low && code <= High) != Outside;

    /// <summary>The set of the codes that are chosen; what it says of unused codes is of no account.</summary>
    /// <param name="chosen">One entry a code.</param>
    /// <param name="used">The codes that occur.</param>
    public static CodeSet Of(bool[] chosen, bool[] used)
    {
        var members = Members(chosen, used, true);
        var others = Members(chosen, used, false);
        if (IsInterval(members, others))
        {
            return members.Count == 0 ? new CodeSet(0, -1, false) : Open(members[0], members[^1], others, false);
        }

        return IsInterval(others, members) ? Open(others[0], others[^1], members, true)
            : members.Count <= MaxFew ? new CodeSet(0, -1, false, Few: [.. members])
            : new CodeSet(0, -1, false, Table: chosen);
    }

    private static List<long> Members(bool[] chosen, bool[] used, bool wanted)
    {
        var members = new List<long>();
        for (var code = 0; code < used.Length; code++)
        {
            if (used[code] && chosen[code] == wanted)
            {
                members.Add(code);
            }
        }

        return members;
    }

    /// <summary>Whether no other code lies between the members.</summary>
    private static bool IsInterval(List<long> members, List<long> others)
    {
        if (members.Count == 0)
        {
            return true;
        }

        var next = others.BinarySearch(members[0]);
        return ~next == others.Count || others[~next] > members[^1];
    }

    /// <summary>An interval with an end that nothing lies beyond is open there, which saves a comparison.</summary>
    private static CodeSet Open(long low, long high, List<long> others, bool outside)
    {
        var isFirst = others.Count == 0 || others[0] > high;
        var isLast = others.Count == 0 || others[^1] < low;
        return new CodeSet(isFirst ? 0 : low, isLast ? long.MaxValue : high, outside);
    }
}

namespace Matching.Benchmarks.Engine;

/// <summary>Synthetic subjects as raw columns; about a tenth of the facts is not known.</summary>
internal sealed class Subjects
{
    private const ulong Seed = 42;
    private const double ShareUnknown = 0.1;

    private readonly int[][] values;
    private readonly bool[][] known;

    /// <summary>So many subjects; a smaller population is the beginning of a larger one.</summary>
    public Subjects(int count)
    {
        Count = count;
        values = [.. Fields.All.Select(_ => new int[count])];
        known = [.. Fields.All.Select(_ => new bool[count])];
        foreach (var field in Fields.All)
        {
            var chance = new Chance(Seed + (ulong)field.Index * 1_000_003);
            for (var row = 0; row < count; row++)
            {
                values[field.Index][row] = field.At(chance.Next());
                known[field.Index][row] = chance.Next() >= ShareUnknown;
            }
        }
    }

    /// <summary>Number of subjects.</summary>
    public int Count { get; }

    /// <summary>The raw values of a field, also where the fact counts as unknown.</summary>
    public int[] ValuesOf(Field field) => values[field.Index];

    /// <summary>Which facts about a field are known.</summary>
    public bool[] KnownOf(Field field) => known[field.Index];

    /// <summary>The fact of a row, or null.</summary>
    public int? this[Field field, int row] => known[field.Index][row] ? values[field.Index][row] : null;
}

using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace Matching.Benchmarks.Engine;

/// <summary>Tests of one ordered column, as <see cref="BoundColumns.Compare"/> takes them.</summary>
/// <param name="Field">The column.</param>
/// <param name="Above">What a value must be greater than.</param>
/// <param name="Inverted">All ones where it must not.</param>
/// <param name="Into">Numbers of the bitmaps.</param>
internal sealed record OrderedTests(Field Field, int[] Above, ulong[] Inverted, int[] Into);

/// <summary>Distinct predicates and alternatives, numbered; what the hand-written bound runs.</summary>
internal sealed class BoundPlan
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(int Left, int Right, int Into)> alternatives = [];
    private readonly List<(Atom Atom, int Into)> atoms = [];

    /// <summary>The plan of a workload.</summary>
    public BoundPlan(Workload work)
    {
        Policies = [.. work.Policies.Select(p => p.Conditions.Select(Number).ToArray())];
        Ordered =
        [
            .. atoms.Where(a => a.Atom.Field.IsOrdered).GroupBy(a => a.Atom.Field).Select(g => new OrderedTests(
                g.Key, [.. g.Select(a => a.Atom.Test == Test.AtLeast ? a.Atom.Operand - 1 : a.Atom.Operand)],
                [.. g.Select(a => a.Atom.Test == Test.AtLeast ? 0UL : ulong.MaxValue)], [.. g.Select(a => a.Into)])),
        ];
        Codes = [.. atoms.Where(a => a.Atom.Field.Kind == FieldKind.Code).Select(a => (a.Atom.Field, SetOf(a.Atom.Operand), a.Into))];
        Flags = [.. atoms.Where(a => a.Atom.Field.Kind == FieldKind.Flag).Select(a => (a.Atom.Field, a.Atom.Operand == 1 ? 0UL : ulong.MaxValue, a.Into))];
        Alternatives = [.. alternatives];
    }

    /// <summary>Number of bitmaps of a chunk.</summary>
    public int Bitmaps => numbers.Count;

    /// <summary>Comparisons by column.</summary>
    public ImmutableArray<OrderedTests> Ordered { get; }

    /// <summary>Sets of codes.</summary>
    public ImmutableArray<(Field Field, Vector128<byte> Set, int Into)> Codes { get; }

    /// <summary>Flags, with what they are combined with by exclusive or.</summary>
    public ImmutableArray<(Field Field, ulong Inverted, int Into)> Flags { get; }

    /// <summary>Bitmaps that are two others joined by or.</summary>
    public ImmutableArray<(int Left, int Right, int Into)> Alternatives { get; }

    /// <summary>The bitmaps that each policy joins by and.</summary>
    public ImmutableArray<int[]> Policies { get; }

    /// <summary>Bytes of the columns that are read for a subject.</summary>
    public double BytesOfSubject => (Ordered.Length * sizeof(int)) + Codes.Select(c => c.Field).Distinct().Count() + (Flags.Select(f => f.Field).Distinct().Count() / 8.0);

    private int Number(ImmutableArray<Atom> condition)
    {
        if (condition.Length == 1)
        {
            return Number(condition[0]);
        }

        var (left, right) = (Number(condition[0]), Number(condition[1]));
        var name = $"{Math.Min(left, right)}|{Math.Max(left, right)}";
        if (numbers.TryAdd(name, numbers.Count))
        {
            alternatives.Add((left, right, numbers[name]));
        }

        return numbers[name];
    }

    private int Number(Atom atom)
    {
        var name = $"{atom.Field.Code} {atom.Test} {atom.Operand}";
        if (numbers.TryAdd(name, numbers.Count))
        {
            atoms.Add((atom, numbers[name]));
        }

        return numbers[name];
    }

    private static Vector128<byte> SetOf(int codes)
    {
        Span<byte> set = stackalloc byte[16];
        for (var code = 0; code < set.Length; code++)
        {
            set[code] = (codes >> code & 1) != 0 ? byte.MaxValue : (byte)0;
        }

        return Vector128.Create<byte>(set);
    }
}

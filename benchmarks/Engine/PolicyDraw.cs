using System.Collections.Immutable;

namespace Matching.Benchmarks.Engine;

/// <summary>Draws policies whose thresholds repeat, as 18, 60 and 65 years do in real ones, and that match a few percent each.</summary>
internal static class PolicyDraw
{
    private const ulong Seed = 20_261_123;
    private const double ShareOfAlternatives = 0.15;

    /// <summary>So many policies; a shorter draw is the beginning of a longer one.</summary>
    public static ImmutableArray<SyntheticPolicy> Draw(int count)
    {
        var chance = new Chance(Seed);
        return [.. Enumerable.Range(0, count).Select(i => One($"p{i:0000}", chance))];
    }

    private static SyntheticPolicy One(string id, Chance chance)
    {
        var conditions = 3 + chance.Below(4);
        var matches = Math.Exp(Math.Log(0.01) + (chance.Next() * Math.Log(8)));
        var share = Math.Pow(matches, 1.0 / conditions);
        var free = Fields.All.ToList();
        return new SyntheticPolicy(id, [.. Enumerable.Range(0, conditions).Select(_ => Condition(free, share, chance))]);
    }

    private static ImmutableArray<Atom> Condition(List<Field> free, double share, Chance chance)
    {
        if (chance.Next() >= ShareOfAlternatives)
        {
            return [Atom(Take(free, chance), share, chance)];
        }

        var each = 1 - Math.Sqrt(1 - share);
        return [Atom(Take(free, chance), each, chance), Atom(Take(free, chance), each, chance)];
    }

    private static Field Take(List<Field> free, Chance chance)
    {
        var field = free[chance.Below(free.Count)];
        free.Remove(field);
        return field;
    }

    /// <summary>An atom that holds for about a share of the subjects, its threshold rounded to a tenth of them.</summary>
    private static Atom Atom(Field field, double share, Chance chance)
    {
        if (field.Kind == FieldKind.Code)
        {
            return new Atom(field, Test.OneOf, Codes(field.Codes.Length, share, chance.Below(3)));
        }

        if (field.Kind == FieldKind.Flag)
        {
            var yes = field.Skew / 100.0;
            return new Atom(field, Test.Is, Math.Abs(yes - share) <= Math.Abs(1 - yes - share) ? 1 : 0);
        }

        var tenth = Math.Clamp(Math.Round(share * 10), 1, 9) / 10;
        return chance.Below(3) > 0 ? new Atom(field, Test.AtLeast, field.At(1 - tenth)) : new Atom(field, Test.AtMost, field.At(tenth));
    }

    private static int Codes(int of, double share, int first)
    {
        var wanted = Math.Clamp((int)Math.Round(share * of), 1, of - 1);
        return Enumerable.Range(0, wanted).Aggregate(0, (set, i) => set | (1 << ((first + i) % of)));
    }
}

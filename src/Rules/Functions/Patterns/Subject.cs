using Matching.Rules.Values;

namespace Matching.Rules.Functions.Patterns;

/// <summary>The text that a pattern is matched against, and the work that may still be done on it.</summary>
internal sealed class Subject(string text, PatternFlags flags, Budget budget)
{
    private const int MaxSteps = 2_000_000;
    private const int StepsPerCharge = 20;

    private int taken;
    private int unpaid;

    /// <summary>The code points.</summary>
    public int[] Points { get; } = PatternText.Of(text);

    /// <summary>Counts work. The bound is a count and no time, so that the same call always ends the same way.</summary>
    /// <exception cref="PatternException">Too much was done.</exception>
    public void Charge(int steps = 1)
    {
        taken += steps;
        unpaid += steps;
        if (taken > MaxSteps)
        {
            throw PatternException.TooLarge();
        }

        if (unpaid >= StepsPerCharge)
        {
            budget.Charge(unpaid / StepsPerCharge);
            unpaid %= StepsPerCharge;
        }
    }

    /// <summary>Whether a set has the character at a position.</summary>
    public bool Has(SetTest set, int position)
    {
        if (position >= Points.Length)
        {
            return false;
        }

        Charge(set.CostOf(Points[position]));
        return set.Has(Points[position]);
    }

    /// <summary>Whether the text, or a line of it, begins at a position; nothing begins after a line end that closes the text.</summary>
    public bool IsStart(int position) => position == 0 || (flags.MultiLine && position < Points.Length && Points[position - 1] == '\n');

    /// <summary>Whether the text, or a line of it, ends at a position.</summary>
    public bool IsEnd(int position) => position == Points.Length || (flags.MultiLine && Points[position] == '\n');

    /// <summary>The position behind a second occurrence of what lies between two positions, or null when it is not there.</summary>
    public int? Repeated(int from, int to, int position)
    {
        Charge(to - from + 1);
        if (position + to - from > Points.Length)
        {
            return null;
        }

        for (var i = from; i < to; i++)
        {
            var other = Points[position + i - from];
            if (Points[i] != other && !(flags.AnyCase && CaseVariants.AreSame(Points[i], other)))
            {
                return null;
            }
        }

        return position + to - from;
    }
}

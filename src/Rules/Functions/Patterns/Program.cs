using System.Collections.Immutable;

namespace Matching.Rules.Functions.Patterns;

/// <summary>Compiles a pattern to steps.</summary>
internal sealed class Program
{
    private const int MaxSteps = 20_000;
    private const int MaxCells = 2_000_000;

    private readonly List<Step> steps = [];
    private readonly Dictionary<CharSet, SetTest> tests = new(ReferenceEqualityComparer.Instance);
    private readonly bool looksBack;
    private readonly bool anyCase;
    private int slots;

    private Program(PatternReader pattern, bool anyCase)
    {
        this.anyCase = anyCase;
        looksBack = pattern.LooksBack;
        slots = 2 * (pattern.Groups + 1);
        Emit(pattern.Root);
        Add(new(StepKind.Match));
        if ((long)steps.Count * slots > MaxCells)
        {
            throw PatternException.TooLarge();
        }

        Steps = [.. steps];
    }

    /// <summary>The steps.</summary>
    public ImmutableArray<Step> Steps { get; }

    /// <summary>How many positions a match keeps: two for the whole and for each group, then those that guard repetitions.</summary>
    public int Slots => slots;

    /// <summary>Compiles.</summary>
    /// <param name="pattern">What was read.</param>
    /// <param name="anyCase">Whether case does not matter.</param>
    /// <exception cref="PatternException">The pattern is too large.</exception>
    public static Program Of(PatternReader pattern, bool anyCase) => new(pattern, anyCase);

    private int Add(Step step)
    {
        if (steps.Count == MaxSteps)
        {
            throw PatternException.TooLarge();
        }

        steps.Add(step);
        return steps.Count - 1;
    }

    private SetTest Test(CharSet set)
    {
        if (!tests.TryGetValue(set, out var test))
        {
            tests[set] = test = new SetTest(set, anyCase);
        }

        return test;
    }

    private void Emit(PatternNode node)
    {
        switch (node)
        {
            case CharNode n:
                Add(new(StepKind.Char, Test(n.Set)));
                break;
            case AnchorNode n:
                Add(new(n.IsEnd ? StepKind.End : StepKind.Start));
                break;
            case BackNode n:
                Add(new(StepKind.Back, null, n.Group));
                break;
            case GroupNode n:
                Add(new(StepKind.Save, null, 2 * n.Number));
                Emit(n.Inner);
                Add(new(StepKind.Save, null, (2 * n.Number) + 1));
                break;
            case SequenceNode n:
                foreach (var part in n.Parts)
                {
                    Emit(part);
                }

                break;
            case ChoiceNode n:
                Choice(n);
                break;
            case RepeatNode n:
                Repeat(n);
                break;
        }
    }

    private void Choice(ChoiceNode node)
    {
        var exits = new List<int>();
        for (var i = 0; i < node.Branches.Length; i++)
        {
            var isLast = i == node.Branches.Length - 1;
            var split = isLast ? -1 : Add(new(StepKind.Split));
            Emit(node.Branches[i]);
            if (!isLast)
            {
                exits.Add(Add(new(StepKind.Jump)));
                steps[split] = new(StepKind.Split, null, split + 1, steps.Count);
            }
        }

        foreach (var exit in exits)
        {
            steps[exit] = new(StepKind.Jump, null, steps.Count);
        }
    }

    private void Repeat(RepeatNode node)
    {
        for (var i = 0; i < node.Least; i++)
        {
            Emit(node.Inner);
        }

        if (node.Most is { } most)
        {
            Optional(node, most - node.Least);
            return;
        }

        var split = Add(new(StepKind.Split));
        Guarded(node.Inner);
        Add(new(StepKind.Jump, null, split));
        Fork(split, node.IsReluctant);
    }

    /// <summary>The part up to so many times; whoever stops leaves them all.</summary>
    private void Optional(RepeatNode node, int times)
    {
        var splits = new List<int>();
        for (var i = 0; i < times; i++)
        {
            splits.Add(Add(new(StepKind.Split)));
            Emit(node.Inner);
        }

        foreach (var split in splits)
        {
            Fork(split, node.IsReluctant);
        }
    }

    /// <summary>Only the search that looks back needs guarding: the other one visits a step once at each position.</summary>
    private void Guarded(PatternNode inner)
    {
        var slot = looksBack ? slots++ : 0;
        if (looksBack)
        {
            Add(new(StepKind.Save, null, slot));
        }

        Emit(inner);
        if (looksBack)
        {
            Add(new(StepKind.Progress, null, slot));
        }
    }

    private void Fork(int split, bool isReluctant) => steps[split] = isReluctant
        ? new(StepKind.Split, null, steps.Count, split + 1)
        : new(StepKind.Split, null, split + 1, steps.Count);
}

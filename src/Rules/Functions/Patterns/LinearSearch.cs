namespace Matching.Rules.Functions.Patterns;

/// <summary>Finds matches in time proportional to text and pattern: all ways to match are followed at once, in their order of preference. Knows no back-references.</summary>
internal sealed class LinearSearch(Program program, Subject subject)
{
    private readonly Step[] steps = [.. program.Steps];
    private readonly int[] visited = new int[program.Steps.Length];
    private readonly Stack<Thread> pending = new();
    private List<Thread> current = [];
    private List<Thread> next = [];
    private int generation;

    /// <summary>The first match at or behind a position, as pairs of positions: the whole, then each group, -1 where it has none; null when there is none.</summary>
    public int[]? Find(int from)
    {
        int[]? found = null;
        current.Clear();
        generation++;
        for (var position = from; position <= subject.Points.Length; position++)
        {
            next.Clear();
            if (found is null)
            {
                Follow(new Thread(0, Begun(position)), position, current);
            }

            found = Advance(position) ?? found;
            if (next.Count == 0 && found is not null)
            {
                break;
            }

            (current, next) = (next, current);
        }

        return found;
    }

    private int[] Begun(int position)
    {
        subject.Charge(program.Slots / 8);
        var slots = new int[program.Slots];
        Array.Fill(slots, -1);
        slots[0] = position;
        return slots;
    }

    /// <summary>Moves all threads over the character at a position; a match ends those that are less preferred.</summary>
    private int[]? Advance(int position)
    {
        // What is visited counts for one position.
        generation++;
        foreach (var thread in current)
        {
            subject.Charge();
            if (steps[thread.At].Kind == StepKind.Match)
            {
                int[] match = [.. thread.Slots];
                match[1] = position;
                return match;
            }

            if (subject.Has(steps[thread.At].Set!, position))
            {
                Follow(new Thread(thread.At + 1, thread.Slots), position + 1, next);
            }
        }

        return null;
    }

    /// <summary>Follows a thread to the characters that it can match next.</summary>
    private void Follow(Thread start, int position, List<Thread> found)
    {
        pending.Push(start);
        while (pending.TryPop(out var thread))
        {
            if (visited[thread.At] == generation)
            {
                continue;
            }

            visited[thread.At] = generation;
            subject.Charge();
            var step = steps[thread.At];
            switch (step.Kind)
            {
                case StepKind.Split:
                    pending.Push(thread with { At = step.Second });
                    pending.Push(thread with { At = step.First });
                    break;
                case StepKind.Jump:
                    pending.Push(thread with { At = step.First });
                    break;
                case StepKind.Save:
                    pending.Push(Kept(thread, step.First, position));
                    break;
                case StepKind.Start when subject.IsStart(position):
                case StepKind.End when subject.IsEnd(position):
                    pending.Push(thread with { At = thread.At + 1 });
                    break;
                case StepKind.Char or StepKind.Match:
                    found.Add(thread);
                    break;
            }
        }
    }

    private Thread Kept(Thread thread, int slot, int position)
    {
        subject.Charge(program.Slots / 8);
        int[] slots = [.. thread.Slots];
        slots[slot] = position;
        return new Thread(thread.At + 1, slots);
    }

    private readonly record struct Thread(int At, int[] Slots);
}

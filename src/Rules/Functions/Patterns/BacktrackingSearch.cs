namespace Matching.Rules.Functions.Patterns;

/// <summary>Finds matches by trying one way after the other, as back-references need. The subject bounds the work.</summary>
internal sealed class BacktrackingSearch(Program program, Subject subject)
{
    private readonly Step[] steps = [.. program.Steps];
    private readonly int[] slots = new int[program.Slots];
    private readonly Stack<Retreat> retreats = new();

    /// <summary>The first match at or behind a position, as pairs of positions: the whole, then each group, -1 where it has none; null when there is none.</summary>
    public int[]? Find(int from)
    {
        for (var position = from; position <= subject.Points.Length; position++)
        {
            subject.Charge(1 + (slots.Length / 8));
            Array.Fill(slots, -1);
            if (End(position) is { } end)
            {
                (slots[0], slots[1]) = (position, end);
                return [.. slots];
            }
        }

        return null;
    }

    private int? End(int start)
    {
        retreats.Clear();
        retreats.Push(new Retreat(0, start, -1, 0));
        while (retreats.TryPop(out var retreat))
        {
            if (retreat.Slot >= 0)
            {
                slots[retreat.Slot] = retreat.Old;
            }
            else if (Run(retreat.At, retreat.Position) is { } end)
            {
                return end;
            }
        }

        return null;
    }

    /// <summary>Goes on from a step until it matches or fails.</summary>
    private int? Run(int at, int position)
    {
        while (true)
        {
            subject.Charge();
            var step = steps[at++];
            switch (step.Kind)
            {
                case StepKind.Match:
                    return position;
                case StepKind.Split:
                    retreats.Push(new Retreat(step.Second, position, -1, 0));
                    at = step.First;
                    break;
                case StepKind.Jump:
                    at = step.First;
                    break;
                case StepKind.Save:
                    retreats.Push(new Retreat(0, 0, step.First, slots[step.First]));
                    slots[step.First] = position;
                    break;
                case StepKind.Char when subject.Has(step.Set!, position):
                    position++;
                    break;
                case StepKind.Start when subject.IsStart(position):
                case StepKind.End when subject.IsEnd(position):
                case StepKind.Progress when slots[step.First] != position:
                    break;
                case StepKind.Back when Back(step.First, position) is { } behind:
                    position = behind;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>A group without a match repeats the empty string.</summary>
    private int? Back(int group, int position)
    {
        var (from, to) = (slots[2 * group], slots[(2 * group) + 1]);
        return from < 0 || to < 0 ? position : subject.Repeated(from, to, position);
    }

    /// <summary>Where to go on after a failure, or the earlier content of a slot.</summary>
    private readonly record struct Retreat(int At, int Position, int Slot, int Old);
}

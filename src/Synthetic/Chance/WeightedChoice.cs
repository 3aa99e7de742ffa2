namespace Matching.Synthetic.Chance;

/// <summary>A choice among items by integer weights.</summary>
internal sealed class WeightedChoice<T>
{
    private readonly T[] items;
    private readonly int[] upTo;

    public WeightedChoice(params (T Item, int Weight)[] choices)
    {
        items = [.. choices.Select(c => c.Item)];
        upTo = new int[choices.Length];
        var sum = 0;
        for (var i = 0; i < choices.Length; i++)
        {
            sum += choices[i].Weight;
            upTo[i] = sum;
        }
    }

    /// <summary>One item.</summary>
    public T Pick(RandomStream chance)
    {
        var drawn = chance.Below(upTo[^1]);
        var place = Array.BinarySearch(upTo, drawn + 1);
        return items[place >= 0 ? place : ~place];
    }
}

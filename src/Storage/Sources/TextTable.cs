namespace Matching.Storage.Sources;

/// <summary>Numbers by texts in UTF-8: what a dictionary does, without a string for each look.</summary>
internal sealed class TextTable
{
    private const int FirstSlots = 64;

    private int[] slots = new int[FirstSlots];
    private (int Start, int Length, int Number)[] entries = new (int, int, int)[FirstSlots / 2];
    private byte[] texts = new byte[1 << 10];
    private int textsUsed;
    private int count;

    /// <summary>Forgets all texts.</summary>
    public void Clear()
    {
        Array.Clear(slots);
        (textsUsed, count) = (0, 0);
    }

    /// <summary>The number of a text, if it is there.</summary>
    public bool TryFind(ReadOnlySpan<byte> text, out int number)
    {
        for (var slot = HashOf(text) & (slots.Length - 1); slots[slot] > 0; slot = (slot + 1) & (slots.Length - 1))
        {
            var entry = entries[slots[slot] - 1];
            if (text.SequenceEqual(texts.AsSpan(entry.Start, entry.Length)))
            {
                number = entry.Number;
                return true;
            }
        }

        number = -1;
        return false;
    }

    /// <summary>Adds a text that is not there.</summary>
    public void Add(ReadOnlySpan<byte> text, int number)
    {
        if (count == entries.Length)
        {
            Grow();
        }

        if (text.Length > texts.Length - textsUsed)
        {
            Array.Resize(ref texts, Math.Max(textsUsed + text.Length, texts.Length * 2));
        }

        text.CopyTo(texts.AsSpan(textsUsed));
        entries[count++] = (textsUsed, text.Length, number);
        textsUsed += text.Length;
        Place(text, count);
    }

    private static int HashOf(ReadOnlySpan<byte> text)
    {
        var hash = 2166136261;
        foreach (var value in text)
        {
            hash = unchecked((hash ^ value) * 16777619);
        }

        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }

    private void Place(ReadOnlySpan<byte> text, int entry)
    {
        var slot = HashOf(text) & (slots.Length - 1);
        while (slots[slot] > 0)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        slots[slot] = entry;
    }

    private void Grow()
    {
        Array.Resize(ref entries, entries.Length * 2);
        slots = new int[entries.Length * 2];
        for (var i = 0; i < count; i++)
        {
            Place(texts.AsSpan(entries[i].Start, entries[i].Length), i + 1);
        }
    }
}

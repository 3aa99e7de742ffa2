namespace Matching.Engine.Populations;

/// <summary>The ordinal order of keys.</summary>
public static class KeyOrder
{
    private const int PrefixCharacters = 9;
    private const int BitsOfCharacter = 7;

    /// <summary>Sorts keys by code unit, in place.</summary>
    /// <returns>The place that each key had before.</returns>
    public static int[] Sort(string[] keys)
    {
        var order = new int[keys.Length];
        var prefixes = new ulong[keys.Length];
        var ascii = true;
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            ascii = ascii && TryPrefix(keys[i], out prefixes[i]);
        }

        if (!ascii)
        {
            Array.Sort(keys, order, StringComparer.Ordinal);
            return order;
        }

        // Keys are as good as random texts: nearly all of them differ in their first characters, which compare as one number.
        Array.Sort(prefixes, order);
        SettleTies(prefixes, order, keys);
        var sorted = Array.ConvertAll(order, i => keys[i]);
        sorted.CopyTo(keys, 0);
        return order;
    }

    /// <summary>The first characters as a number in the same order; false when one of them does not fit into seven bits.</summary>
    private static bool TryPrefix(string key, out ulong prefix)
    {
        prefix = 0;
        for (var i = 0; i < PrefixCharacters; i++)
        {
            // The end of a key comes before every character.
            var character = i < key.Length ? key[i] : '\0';
            if (character > 127 || (character == 0 && i < key.Length))
            {
                return false;
            }

            prefix = (prefix << BitsOfCharacter) | character;
        }

        return true;
    }

    private static void SettleTies(ulong[] prefixes, int[] order, string[] keys)
    {
        for (var first = 0; first < order.Length;)
        {
            var end = first + 1;
            while (end < order.Length && prefixes[end] == prefixes[first])
            {
                end++;
            }

            if (end - first > 1)
            {
                order.AsSpan(first, end - first).Sort((x, y) => string.CompareOrdinal(keys[x], keys[y]));
            }

            first = end;
        }
    }
}

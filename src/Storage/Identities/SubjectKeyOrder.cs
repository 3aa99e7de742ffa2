namespace Matching.Storage.Identities;

/// <summary>The ordinal order of the texts of keys, without the texts.</summary>
internal static class SubjectKeyOrder
{
    private const int Parts = 256;
    private const int ShiftOfPart = 52;

    /// <summary>The places of keys in the order of their texts; equal keys come one after the other.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="prefixes">Receives <see cref="SubjectKey.Order"/> of each key in that order.</param>
    public static int[] Sort(SubjectKey[] keys, out ulong[] prefixes)
    {
        var (order, starts) = (new int[keys.Length], new int[Parts + 1]);
        foreach (var key in keys)
        {
            starts[(int)(key.Order >> ShiftOfPart) + 1]++;
        }

        for (var part = 0; part < Parts; part++)
        {
            starts[part + 1] += starts[part];
        }

        var (sorted, next) = (new ulong[keys.Length], starts.AsSpan(0, Parts).ToArray());
        for (var i = 0; i < keys.Length; i++)
        {
            var prefix = keys[i].Order;
            var place = next[(int)(prefix >> ShiftOfPart)]++;
            (sorted[place], order[place]) = (prefix, i);
        }

        // Keys are as good as random, so the parts are alike.
        Parallel.For(0, Parts, part => Array.Sort(sorted, order, starts[part], starts[part + 1] - starts[part]));
        SettleTies(keys, sorted, order);
        prefixes = sorted;
        return order;
    }

    /// <summary>Different keys hardly ever begin alike; where rows do, nearly always they have the same key.</summary>
    private static void SettleTies(ReadOnlySpan<SubjectKey> keys, ulong[] prefixes, int[] order)
    {
        for (var first = 0; first < order.Length;)
        {
            var (end, differ) = (first + 1, false);
            while (end < order.Length && prefixes[end] == prefixes[first])
            {
                differ |= keys[order[end]] != keys[order[first]];
                end++;
            }

            if (differ)
            {
                var texts = new string[end - first];
                for (var i = 0; i < texts.Length; i++)
                {
                    texts[i] = keys[order[first + i]].ToString();
                }

                var tied = order[first..end];
                Array.Sort(texts, tied, StringComparer.Ordinal);
                tied.CopyTo(order, first);
            }

            first = end;
        }
    }
}

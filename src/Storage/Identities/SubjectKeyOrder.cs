namespace Matching.Storage.Identities;

/// <summary>The ordinal order of the texts of keys, without the texts.</summary>
internal static class SubjectKeyOrder
{
    /// <summary>The places of keys in the order of their texts; equal keys come one after the other.</summary>
    public static int[] Sort(ReadOnlySpan<SubjectKey> keys)
    {
        var (order, prefixes) = (new int[keys.Length], new ulong[keys.Length]);
        for (var i = 0; i < order.Length; i++)
        {
            (order[i], prefixes[i]) = (i, keys[i].Order);
        }

        Array.Sort(prefixes, order);
        SettleTies(keys, prefixes, order);
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

using System.Globalization;
using Matching.Engine.Ledger;

namespace Matching.Storage.Stores;

/// <summary>Appends rows to a hash chain: each gets the next place and the hash after the one before it.</summary>
internal static class ChainAppender
{
    /// <summary>Appends rows.</summary>
    /// <param name="scope">Transaction.</param>
    /// <param name="chain">Chain and table; its first column is <c>seq</c>, its last <c>hash</c>.</param>
    /// <param name="columns">Columns between these two.</param>
    /// <param name="rows">Values of these columns.</param>
    public static void Append(WriteScope scope, string chain, IReadOnlyList<string> columns, IReadOnlyCollection<object?[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        // The update comes first: it locks the head until the commit, so two writers never hash onto the same row.
        scope.Execute("UPDATE chain_head SET seq = seq + @Count WHERE chain = @Chain", new { rows.Count, Chain = chain });
        var head = scope.Query<(long Seq, string Hash)>("SELECT seq, hash FROM chain_head WHERE chain = @Chain", new { Chain = chain })[0];
        var seq = head.Seq - rows.Count;
        var hash = head.Hash;
        var linked = new List<object?[]>(rows.Count);
        foreach (var row in rows)
        {
            seq++;
            hash = HashChain.Next(hash, [seq.ToString(CultureInfo.InvariantCulture), .. row.Select(Text)]);
            linked.Add([seq, .. row, hash]);
        }

        scope.Insert(chain, ["seq", .. columns, "hash"], linked);
        scope.Execute("UPDATE chain_head SET hash = @Hash WHERE chain = @Chain", new { Hash = hash, Chain = chain });
    }

    /// <summary>A value as it is hashed.</summary>
    public static string? Text(object? value) => value is null or DBNull ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}

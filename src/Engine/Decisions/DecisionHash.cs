using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Engine.Decisions;

/// <summary>
/// SHA-256 over the decisions of a night, whatever the order they come in: the rows (eligible, undetermined, held) sorted by (subject,
/// policy, item), then the units that each policy refuses.
/// </summary>
/// <remarks>
/// Every row is hashed as <see cref="DecisionText"/> when it is added; only the key and 32 bytes are kept (about 56 bytes a row
/// beside the key strings). The result is SHA-256 over the row hashes in ordinal order of their keys, followed by one line
/// <c>policy packHash kind units bitmapHash</c> ended by U+000A for each policy in ordinal order of their identifiers, the bitmap's
/// hash being <see cref="NotEligibleUnits.Hash"/>. Not safe for several threads at once: use one for each partition and
/// <see cref="Merge"/> them.
/// </remarks>
public sealed class DecisionHash
{
    private readonly List<Row> rows = [];
    private readonly SortedDictionary<string, string> refused = new(StringComparer.Ordinal);

    /// <summary>Number of rows.</summary>
    public int Count => rows.Count;

    /// <summary>SHA-256 of a row's canonical text (32 bytes).</summary>
    public static byte[] RowHash(Decision decision) => RowHashes([decision])[0];

    /// <summary><see cref="RowHash"/> of many rows.</summary>
    public static byte[][] RowHashes(IReadOnlyList<Decision> decisions)
    {
        var hashes = new byte[decisions.Count][];
        var text = new ArrayBufferWriter<byte>(1024);
        for (var i = 0; i < hashes.Length; i++)
        {
            text.ResetWrittenCount();
            DecisionText.Write(decisions[i], text);
            hashes[i] = SHA256.HashData(text.WrittenSpan);
        }

        return hashes;
    }

    /// <summary>Adds a row.</summary>
    public void Add(Decision decision) => Add(decision.Subject, decision.PolicyId, decision.Item, RowHash(decision));

    /// <summary>Adds a row whose hash was kept.</summary>
    /// <param name="subject">Subject of the row.</param>
    /// <param name="policyId">Policy of the row.</param>
    /// <param name="item">Item of the row.</param>
    /// <param name="rowHash">What <see cref="RowHash"/> gave for it: 32 bytes.</param>
    /// <exception cref="ArgumentException">The hash has another length.</exception>
    public void Add(string subject, string policyId, string item, ReadOnlySpan<byte> rowHash)
    {
        if (rowHash.Length != SHA256.HashSizeInBytes)
        {
            throw new ArgumentException($"a row hash has {SHA256.HashSizeInBytes} bytes, not {rowHash.Length}", nameof(rowHash));
        }

        rows.Add(new Row(subject, policyId, item, new UInt256(rowHash)));
    }

    /// <summary>Adds the units that a policy refuses.</summary>
    /// <param name="units">All refused units of the policy.</param>
    /// <exception cref="ArgumentException">The policy was added before.</exception>
    public void Add(NotEligibleUnits units) => refused.Add(
        units.PolicyId, string.Create(CultureInfo.InvariantCulture, $"{units.PolicyId} {units.PackHash} {units.Kind} {units.Units} {units.Hash}\n"));

    /// <summary>Adds the rows and refused units of another part.</summary>
    public void Merge(DecisionHash other)
    {
        rows.AddRange(other.rows);
        foreach (var (policy, line) in other.refused)
        {
            refused.Add(policy, line);
        }
    }

    /// <summary>The hash of all so far: 64 lower-case hexadecimal digits. Of nothing: SHA-256 of nothing.</summary>
    /// <exception cref="InvalidOperationException">Two rows have the same subject, policy and item.</exception>
    public string Finish()
    {
        rows.Sort();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0 && rows[i].CompareTo(rows[i - 1]) == 0)
            {
                throw new InvalidOperationException($"two decisions on subject {rows[i].Subject}, policy {rows[i].PolicyId}, item {rows[i].Item}");
            }

            rows[i].Hash.CopyTo(digest);
            hash.AppendData(digest);
        }

        foreach (var line in refused.Values)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private readonly record struct Row(string Subject, string PolicyId, string Item, UInt256 Hash) : IComparable<Row>
    {
        public int CompareTo(Row other)
        {
            var bySubject = string.CompareOrdinal(Subject, other.Subject);
            var byPolicy = bySubject != 0 ? bySubject : string.CompareOrdinal(PolicyId, other.PolicyId);
            return byPolicy != 0 ? byPolicy : string.CompareOrdinal(Item, other.Item);
        }
    }

    /// <summary>32 bytes in place, so that a row needs no array of its own.</summary>
    private readonly struct UInt256
    {
        private readonly ulong a;
        private readonly ulong b;
        private readonly ulong c;
        private readonly ulong d;

        public UInt256(ReadOnlySpan<byte> bytes)
        {
            a = BitConverter.ToUInt64(bytes);
            b = BitConverter.ToUInt64(bytes[8..]);
            c = BitConverter.ToUInt64(bytes[16..]);
            d = BitConverter.ToUInt64(bytes[24..]);
        }

        public void CopyTo(Span<byte> bytes)
        {
            // BitConverter writes in the machine's order as it read in it, so the bytes are the original ones.
            BitConverter.TryWriteBytes(bytes, a);
            BitConverter.TryWriteBytes(bytes[8..], b);
            BitConverter.TryWriteBytes(bytes[16..], c);
            BitConverter.TryWriteBytes(bytes[24..], d);
        }
    }
}

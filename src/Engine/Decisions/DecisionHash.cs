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
/// What is hashed is the UTF-8 text of all rows, each as <see cref="DecisionText"/>, in ordinal order of their keys, followed by one line
/// <c>policy packHash kind units bitmapHash</c> ended by U+000A for each policy in ordinal order of their identifiers, the bitmap's
/// hash being <see cref="NotEligibleUnits.Hash"/>. Rows are kept as what their text is made of, and not as text. Not safe for several
/// threads at once: use one for each part and <see cref="Merge"/> them.
/// </remarks>
public sealed class DecisionHash
{
    private const int BufferBytes = 1 << 16;

    private readonly List<IReadOnlyList<HashedRow>> sorted = [];
    private readonly List<HashedRow> loose = [];
    private readonly SortedDictionary<string, string> refused = new(StringComparer.Ordinal);

    /// <summary>Number of rows.</summary>
    public int Count => loose.Count + sorted.Sum(s => s.Count);

    /// <summary>Adds a row.</summary>
    public void Add(Decision decision) => loose.Add(HashedRow.Of(decision));

    /// <summary>Adds the units that a policy refuses.</summary>
    /// <param name="units">All refused units of the policy.</param>
    /// <exception cref="ArgumentException">The policy was added before.</exception>
    public void Add(NotEligibleUnits units) => refused.Add(
        units.PolicyId, string.Create(CultureInfo.InvariantCulture, $"{units.PolicyId} {units.PackHash} {units.Kind} {units.Units} {units.Hash}\n"));

    /// <summary>Adds rows.</summary>
    /// <param name="rows">The rows in their order; they are read when the hash is finished.</param>
    internal void Add(IReadOnlyList<HashedRow> rows) => sorted.Add(rows);

    /// <summary>Adds the rows and refused units of another part.</summary>
    public void Merge(DecisionHash other)
    {
        loose.AddRange(other.loose);
        sorted.AddRange(other.sorted);
        foreach (var (policy, line) in other.refused)
        {
            refused.Add(policy, line);
        }
    }

    /// <summary>The hash of all so far: 64 lower-case hexadecimal digits. Of nothing: SHA-256 of nothing.</summary>
    /// <exception cref="InvalidOperationException">Two rows have the same subject, policy and item.</exception>
    public string Finish()
    {
        loose.Sort();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new ArrayBufferWriter<byte>(BufferBytes + 4096);
        var last = default(HashedRow?);
        foreach (var row in Merged())
        {
            if (last is { } before && row.CompareTo(before) == 0)
            {
                throw new InvalidOperationException($"two decisions on subject {row.Subject}, policy {row.PolicyId}, item {row.Item}");
            }

            row.WriteTo(text);
            if (text.WrittenCount >= BufferBytes)
            {
                hash.AppendData(text.WrittenSpan);
                text.ResetWrittenCount();
            }

            last = row;
        }

        hash.AppendData(text.WrittenSpan);
        foreach (var line in refused.Values)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>All rows in order: the parts are sorted, so the next row is the least of their heads.</summary>
    private IEnumerable<HashedRow> Merged()
    {
        var parts = sorted.Append(loose).Where(p => p.Count > 0).ToArray();
        var next = new int[parts.Length];
        var heads = new PriorityQueue<int, HashedRow>(parts.Length);
        for (var part = 0; part < parts.Length; part++)
        {
            heads.Enqueue(part, parts[part][0]);
        }

        while (heads.TryDequeue(out var part, out var row))
        {
            yield return row;
            if (++next[part] < parts[part].Count)
            {
                heads.Enqueue(part, parts[part][next[part]]);
            }
        }
    }
}

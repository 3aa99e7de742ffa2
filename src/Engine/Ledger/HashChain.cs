using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Engine.Ledger;

/// <summary>
/// A chain over append-only rows: leaf = SHA-256(0x00 ‖ fields), head = SHA-256(0x01 ‖ previous head ‖ leaf). Each field is written
/// with its length, so that no two rows have the same bytes. The head of an empty chain is the empty text.
/// </summary>
public static class HashChain
{
    /// <summary>Name of the chain over entitlement events.</summary>
    public const string Events = "entitlement_event";

    /// <summary>Name of the chain over ledger transfers.</summary>
    public const string Transfers = "ledger_transfer";

    /// <summary>Name of the chain over audit entries.</summary>
    public const string Audit = "audit";

    /// <summary>Name of the chain over published rule packs.</summary>
    public const string Publications = "publication";

    /// <summary>Head after one more row: 64 lower-case hexadecimal digits.</summary>
    /// <param name="previous">Head before, or the empty text.</param>
    /// <param name="fields">Fields of the row as text; null differs from the empty text.</param>
    public static string Next(string previous, params ReadOnlySpan<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0x00]);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields)
        {
            var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, field is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        var leaf = hash.GetHashAndReset();
        hash.AppendData([0x01]);
        hash.AppendData(Encoding.ASCII.GetBytes(previous));
        hash.AppendData(leaf);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

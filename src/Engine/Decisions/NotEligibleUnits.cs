using System.Buffers.Binary;
using System.Security.Cryptography;
using Matching.Engine.Populations;

namespace Matching.Engine.Decisions;

/// <summary>The units that a pack refuses, one bit for each row of the snapshot's population, least significant bit first.</summary>
/// <param name="PolicyId">Policy.</param>
/// <param name="Department">Owner.</param>
/// <param name="PackHash">Rule pack.</param>
/// <param name="Kind">Population whose rows the bits stand for.</param>
/// <param name="Units">Rows of the population.</param>
/// <param name="Count">Bits that are set.</param>
/// <param name="Bits">The bits, ⌈units / 8⌉ bytes.</param>
public sealed record NotEligibleUnits(string PolicyId, string Department, string PackHash, UnitKind Kind, int Units, int Count, byte[] Bits)
{
    /// <summary>SHA-256 of the bits, 64 lower-case hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bits));

    /// <summary>Units from set bits.</summary>
    public static NotEligibleUnits Of(string policyId, string department, string packHash, UnitKind kind, RowBitmap bits)
    {
        var words = new byte[bits.Words.Length * sizeof(ulong)];
        for (var i = 0; i < bits.Words.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(words.AsSpan(i * sizeof(ulong)), bits.Words[i]);
        }

        return new NotEligibleUnits(policyId, department, packHash, kind, bits.Count, bits.CountSet(), words[..((bits.Count + 7) / 8)]);
    }
}

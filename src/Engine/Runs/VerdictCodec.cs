using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Engine.Runs;

/// <summary>The verdicts of a partition as few bytes: the distinct ones, and for each unit that was not simply refused its distance from the one before and the number of its verdict.</summary>
/// <remarks>
/// Neither snapshot nor date is written: they follow from the run. So a partition of which nothing changed has the same bytes night
/// after night. What is decoded is, element for element, what was encoded.
/// </remarks>
public static class VerdictCodec
{
    private const byte Form = 4;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Encodes verdicts.</summary>
    public static EncodedVerdicts Encode(PartitionVerdicts verdicts)
    {
        var content = Content(verdicts);
        return new EncodedVerdicts(Deflate(content), Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    /// <summary>The verdicts that were encoded.</summary>
    /// <param name="partition">The partition that they are of.</param>
    /// <param name="encoded">What <see cref="Encode"/> gave.</param>
    /// <exception cref="InvalidDataException">The bytes were damaged, or are of another partition.</exception>
    public static PartitionVerdicts Decode(Partition partition, EncodedVerdicts encoded)
    {
        var content = Inflate(encoded.Bytes);
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != encoded.Hash)
        {
            throw new InvalidDataException($"the kept verdicts of {partition.PolicyId} from row {partition.Start} do not have their hash: the database was damaged");
        }

        using var reader = new BinaryReader(new MemoryStream(content), Utf8);
        if (reader.ReadByte() != Form || reader.Read7BitEncodedInt() != partition.Count)
        {
            throw new InvalidDataException($"the kept verdicts are not those of {partition.PolicyId} from row {partition.Start}, {partition.Count} rows");
        }

        var distinct = new JudgedVerdict[reader.Read7BitEncodedInt()];
        for (var i = 0; i < distinct.Length; i++)
        {
            var packHash = reader.ReadString();
            var start = (int)reader.BaseStream.Position;
            var verdict = VerdictBytes.Read(reader);
            distinct[i] = JudgedVerdict.Of(packHash, verdict, content.AsSpan(start..(int)reader.BaseStream.Position));
        }

        var (rows, codes) = ReadRows(reader);
        return new PartitionVerdicts(partition.Count, [.. distinct], rows, codes, ReadStrangers(reader));
    }

    private static byte[] Content(PartitionVerdicts verdicts)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content, Utf8);
        writer.Write(Form);
        writer.Write7BitEncodedInt(verdicts.Count);
        writer.Write7BitEncodedInt(verdicts.Distinct.Length);
        foreach (var verdict in verdicts.Distinct)
        {
            writer.Write(verdict.PackHash);
            writer.Write(verdict.Bytes());
        }

        WriteRows(writer, verdicts);
        writer.Write7BitEncodedInt(verdicts.Strangers.Count);
        foreach (var (index, (subject, payee, item)) in verdicts.Strangers.OrderBy(s => s.Key))
        {
            writer.Write7BitEncodedInt(index);
            writer.Write(subject);
            writer.Write(payee);
            writer.Write(item);
        }

        writer.Flush();
        return content.ToArray();
    }

    private static void WriteRows(BinaryWriter writer, PartitionVerdicts verdicts)
    {
        writer.Write7BitEncodedInt(verdicts.Rows.Length);
        var next = 0;
        for (var i = 0; i < verdicts.Rows.Length; i++)
        {
            writer.Write7BitEncodedInt(verdicts.Rows[i] - next);
            writer.Write7BitEncodedInt(verdicts.Codes[i]);
            next = verdicts.Rows[i] + 1;
        }
    }

    private static (ImmutableArray<int> Rows, ImmutableArray<int> Codes) ReadRows(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        var (rows, codes) = (ImmutableArray.CreateBuilder<int>(count), ImmutableArray.CreateBuilder<int>(count));
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            var row = next + reader.Read7BitEncodedInt();
            rows.Add(row);
            codes.Add(reader.Read7BitEncodedInt());
            next = row + 1;
        }

        return (rows.MoveToImmutable(), codes.MoveToImmutable());
    }

    private static FrozenDictionary<int, (string Subject, string Payee, string Item)> ReadStrangers(BinaryReader reader)
    {
        var strangers = new Dictionary<int, (string, string, string)>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            strangers.Add(reader.Read7BitEncodedInt(), (reader.ReadString(), reader.ReadString(), reader.ReadString()));
        }

        return strangers.ToFrozenDictionary();
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Inflate(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        deflate.CopyTo(content);
        return content.ToArray();
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;

namespace Matching.Engine.Runs;

/// <summary>The decisions of a partition as few bytes: its distinct verdicts, and for each unit that was not simply refused its distance from the one before and the number of its verdict.</summary>
/// <remarks>
/// Keys, versions and hashes are not written: they follow from the snapshot's rows, which the run pins. A row whose keys do
/// not follow is written with them, one that another version of the policy judged with that version's hash. What is decoded is, row for row, what was encoded.
/// </remarks>
public static class VerdictCodec
{
    private const byte Form = 3;
    private const byte EveryRowForm = 2;
    private const byte OneVersionForm = 1;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Encodes the decisions of a partition.</summary>
    /// <param name="work">The partition.</param>
    /// <param name="judgements">What was decided.</param>
    /// <exception cref="ArgumentException">The decisions are not those of the partition.</exception>
    public static EncodedVerdicts Encode(PartitionWork work, Judgements judgements)
    {
        var decided = judgements.Found.Count + judgements.NotEligible.CountSet();
        if (decided != work.Partition.Count || judgements.NotEligible.Count != work.Partition.Count)
        {
            throw new ArgumentException($"{decided} decisions for {work.Partition.Count} rows of {work.Policy.Id} from row {work.Partition.Start}", nameof(judgements));
        }

        var content = Content(work, judgements);
        return new EncodedVerdicts(Deflate(content), Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    /// <summary>The decisions that were encoded.</summary>
    /// <param name="work">The partition, over the same snapshot and pack.</param>
    /// <param name="encoded">What <see cref="Encode"/> gave.</param>
    /// <exception cref="InvalidDataException">The bytes were damaged, or are of another partition.</exception>
    public static Judgements Decode(PartitionWork work, EncodedVerdicts encoded)
    {
        var content = Inflate(encoded.Bytes);
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != encoded.Hash)
        {
            throw new InvalidDataException($"the kept verdicts of {work.Policy.Id} from row {work.Partition.Start} do not have their hash: the database was damaged");
        }

        using var reader = new BinaryReader(new MemoryStream(content), Utf8);
        var form = reader.ReadByte();
        if (form is not (Form or EveryRowForm or OneVersionForm) || reader.Read7BitEncodedInt() != work.Partition.Count)
        {
            throw new InvalidDataException($"the kept verdicts are not those of {work.Policy.Id} from row {work.Partition.Start}, {work.Partition.Count} rows");
        }

        return form == Form ? Found(work, reader) : Judgements.Of(EveryRow(work, reader, form));
    }

    private static byte[] Content(PartitionWork work, Judgements judgements)
    {
        var distinct = new List<string>();
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var decisions = judgements.Found;
        var rows = new (int Index, int Verdict)[decisions.Count];
        var strangers = new List<int>();
        var others = new List<int>();
        var i = -1;
        foreach (var (index, decision) in judgements.Rows())
        {
            i++;
            Require(work, decision);
            if (decision.PackHash != work.Pack.Hash)
            {
                others.Add(i);
            }

            var verdict = VerdictBytes.Of(decision);
            if (!codes.TryGetValue(verdict, out var code))
            {
                codes[verdict] = code = distinct.Count;
                distinct.Add(verdict);
            }

            rows[i] = (index, code);
            if (work.KeysOf(index) != (decision.Subject, decision.Payee, decision.Item))
            {
                strangers.Add(i);
            }
        }

        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content, Utf8);
        writer.Write(Form);
        writer.Write7BitEncodedInt(work.Partition.Count);
        writer.Write7BitEncodedInt(distinct.Count);
        distinct.ForEach(v => writer.Write(Encoding.Latin1.GetBytes(v)));
        WriteRows(writer, rows);
        writer.Write7BitEncodedInt(strangers.Count);
        strangers.ForEach(i => WriteKeys(writer, i, decisions[i]));
        writer.Write7BitEncodedInt(others.Count);
        others.ForEach(i => WriteVersion(writer, i, decisions[i]));
        writer.Flush();
        return content.ToArray();
    }

    private static void WriteRows(BinaryWriter writer, (int Index, int Verdict)[] rows)
    {
        writer.Write7BitEncodedInt(rows.Length);
        var next = 0;
        foreach (var (index, verdict) in rows)
        {
            writer.Write7BitEncodedInt(index - next);
            writer.Write7BitEncodedInt(verdict);
            next = index + 1;
        }
    }

    private static void Require(PartitionWork work, Decision decision)
    {
        var expected = (work.Policy.Id, work.VersionOf(decision.PackHash), work.Snapshot.Hash, work.AsOf);
        if ((decision.PolicyId, decision.Version, decision.SnapshotHash, decision.AsOf) != expected)
        {
            throw new ArgumentException($"a decision on {decision.PolicyId} {decision.Version} of {decision.AsOf:yyyy-MM-dd} is not one of {work.Policy.Id} {work.Pack.Version} of {work.AsOf:yyyy-MM-dd}");
        }
    }

    private static void WriteKeys(BinaryWriter writer, int row, Decision decision)
    {
        writer.Write7BitEncodedInt(row);
        writer.Write(decision.Subject);
        writer.Write(decision.Payee);
        writer.Write(decision.Item);
    }

    private static void WriteVersion(BinaryWriter writer, int row, Decision decision)
    {
        writer.Write7BitEncodedInt(row);
        writer.Write(decision.PackHash);
    }

    private static Judgements Found(PartitionWork work, BinaryReader reader)
    {
        var verdicts = Verdicts(reader);
        var refused = new RowBitmap(work.Partition.Count);
        refused.Fill();
        var rows = new Decision[reader.Read7BitEncodedInt()];
        var next = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var index = next + reader.Read7BitEncodedInt();
            rows[i] = work.Decide(verdicts[reader.Read7BitEncodedInt()], work.KeysOf(index));
            refused.Set(index, false);
            next = index + 1;
        }

        ReadKeys(reader, rows);
        ReadVersions(work, reader, rows);
        return new Judgements(rows, refused);
    }

    private static Verdict[] Verdicts(BinaryReader reader)
    {
        var verdicts = new Verdict[reader.Read7BitEncodedInt()];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = VerdictBytes.Read(reader);
        }

        return verdicts;
    }

    /// <summary>The forms of earlier releases, in which a night may have been begun: every row with its verdict.</summary>
    private static Decision[] EveryRow(PartitionWork work, BinaryReader reader, byte form)
    {
        var verdicts = Verdicts(reader);
        var rows = new Decision[work.Partition.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = work.Decide(verdicts[reader.Read7BitEncodedInt()], work.KeysOf(i));
        }

        ReadKeys(reader, rows);
        if (form != OneVersionForm)
        {
            ReadVersions(work, reader, rows);
        }

        return rows;
    }

    private static void ReadKeys(BinaryReader reader, Decision[] rows)
    {
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var row = reader.Read7BitEncodedInt();
            rows[row] = rows[row] with { Subject = reader.ReadString(), Payee = reader.ReadString(), Item = reader.ReadString() };
        }
    }

    private static void ReadVersions(PartitionWork work, BinaryReader reader, Decision[] rows)
    {
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var row = reader.Read7BitEncodedInt();
            var hash = reader.ReadString();
            rows[row] = rows[row] with { PackHash = hash, Version = work.VersionOf(hash) ?? throw Foreign(work) };
        }
    }

    private static InvalidDataException Foreign(PartitionWork work) =>
        new($"the kept verdicts of {work.Policy.Id} from row {work.Partition.Start} cite a version that the policy does not have");

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

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Matching.Scoring.Calibrating;
using Microsoft.ML;

namespace Matching.Scoring.Models;

/// <summary>
/// The one file of a scorer: a zip with ML.NET's own entries below <c>trees/</c> and <c>scorer.json</c> (encoder and
/// calibration). Entries are in ordinal order with a fixed time, so the same model has the same bytes and digest.
/// </summary>
public static class ScorerFile
{
    /// <summary>Name of the file.</summary>
    public const string Name = "scorer.zip";

    private const string TreesFolder = "trees/";
    private const string ScorerEntry = "scorer.json";
    private const long MostBytes = 256L << 20;
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Digest of a file's bytes, lower-case hexadecimal.</summary>
    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Loads a scorer whose digest is known, as a run pins it.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="sha256">The digest that the file must have.</param>
    /// <exception cref="ScoringException">The file is missing, too large, no model, or not the one that was pinned; then nothing of it was read.</exception>
    public static Scorer Load(string path, string sha256)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= MostBytes ? Load(path, File.ReadAllBytes(path), sha256) : throw new ScoringException(
                "SCO009", $"{path}: {length} bytes, more than the limit of {MostBytes}; name a model that train wrote");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScoringException("SCO009", $"{path}: the model cannot be read: {e.Message}; check the path", e);
        }
    }

    /// <summary>Loads a scorer from bytes whose digest is known.</summary>
    /// <param name="origin">Where the bytes came from, for messages.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="sha256">The digest that they must have.</param>
    /// <exception cref="ScoringException">They are no model, or not the one that was pinned; then nothing of them was read.</exception>
    public static Scorer Load(string origin, byte[] bytes, string sha256)
    {
        if (Sha256(bytes) is var found && found != sha256)
        {
            throw new ScoringException("SCO010", $"{origin}: the digest is {found}, but {sha256} was pinned; this is another model or it was changed; restore the pinned one");
        }

        try
        {
            return Unpack(origin, bytes);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            throw new ScoringException("SCO011", $"{origin}: this is no model: {e.Message}; name a {Name} that train wrote", e);
        }
    }

    internal static byte[] Pack(MLContext context, ITransformer trees, DataViewSchema schema, FeatureEncoder encoder, PlattCalibration calibration)
    {
        using var written = new MemoryStream();
        context.Model.Save(trees, schema, written);
        written.Position = 0;
        using var packed = new MemoryStream();
        using (var source = new ZipArchive(written, ZipArchiveMode.Read))
        using (var target = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(target, ScorerEntry, stream => JsonSerializer.Serialize(stream, new ScorerParts(encoder, calibration)));
            CopyEntries(source, target, name => TreesFolder + name);
        }

        return packed.ToArray();
    }

    private static Scorer Unpack(string path, byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        using var json = archive.GetEntry(ScorerEntry)?.Open() ?? throw new InvalidDataException($"{path} has no {ScorerEntry}");
        var parts = JsonSerializer.Deserialize<ScorerParts>(json) ?? throw new InvalidDataException($"{ScorerEntry} is null");
        using var unpacked = new MemoryStream();
        using (var target = new ZipArchive(unpacked, ZipArchiveMode.Create, leaveOpen: true))
        {
            CopyEntries(archive, target, name => name.StartsWith(TreesFolder, StringComparison.Ordinal) ? name[TreesFolder.Length..] : null);
        }

        unpacked.Position = 0;
        var context = new MLContext(seed: 0);
        return new Scorer(context, context.Model.Load(unpacked, out _), parts.Encoder, parts.Calibration);
    }

    private static void CopyEntries(ZipArchive source, ZipArchive target, Func<string, string?> rename)
    {
        foreach (var entry in source.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            if (rename(entry.FullName) is { } name)
            {
                using var content = entry.Open();
                Add(target, name, content.CopyTo);
            }
        }
    }

    private static void Add(ZipArchive target, string name, Action<Stream> write)
    {
        var entry = target.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        write(stream);
    }

    private sealed record ScorerParts(FeatureEncoder Encoder, PlattCalibration Calibration);
}

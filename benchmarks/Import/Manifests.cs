using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Storage.Sources;

namespace Matching.Benchmarks.Import;

/// <summary>The manifests that departments send beside their files.</summary>
internal static class Manifests
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Writes the manifest of a data file beside it.</summary>
    /// <param name="path">The data file.</param>
    /// <param name="source">Its source.</param>
    /// <param name="rows">Number of data rows.</param>
    /// <param name="asOf">Date of the file.</param>
    /// <param name="sequence">The sender's running number.</param>
    public static void Write(string path, string source, int rows, DateOnly asOf, long sequence)
    {
        using var stream = File.OpenRead(path);
        var manifest = new DeliveryManifest(source, Path.GetFileName(path), rows, Convert.ToHexStringLower(SHA256.HashData(stream)), asOf, sequence);
        File.WriteAllBytes(DeliveryManifest.PathOf(path), JsonSerializer.SerializeToUtf8Bytes(manifest, Form));
    }
}

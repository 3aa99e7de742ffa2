using System.Text.Json;
using System.Text.Json.Serialization;

namespace Matching.Storage.Sources;

/// <summary>What the sender says about a data file, in <c>&lt;file&gt;.manifest.json</c> beside it.</summary>
/// <param name="Source">The source.</param>
/// <param name="File">Name of the file when it was sent. Informative: the content decides, so that a renamed file is the same delivery.</param>
/// <param name="Rows">Number of data rows.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 hexadecimal digits.</param>
/// <param name="AsOf">Date of the file; the as-of date of rows that carry none.</param>
/// <param name="Sequence">The sender's running number; of two rows of the same date the higher one counts.</param>
public sealed record DeliveryManifest(string Source, string File, long Rows, string Sha256, DateOnly AsOf, long Sequence)
{
    /// <summary>The sum of one column, or null.</summary>
    public ControlSum? ControlSum { get; init; }

    /// <summary>Path of the manifest of a data file.</summary>
    public static string PathOf(string dataFile) => dataFile + ".manifest.json";

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">It is malformed, a property is missing, unknown or of the wrong type; the message says where.</exception>
    internal static DeliveryManifest Parse(ReadOnlySpan<byte> json)
    {
        var manifest = JsonSerializer.Deserialize(json, ManifestJson.Default.DeliveryManifest) ?? throw new JsonException("it holds null");
        return manifest.Sha256.Length == 64 && manifest.Sha256.All(char.IsAsciiHexDigit)
            ? manifest with { Sha256 = manifest.Sha256.ToLowerInvariant() }
            : throw new JsonException("sha256 must have 64 hexadecimal digits");
    }
}

/// <summary>The sum of a column over all rows; cells that are not numbers count as 0.</summary>
/// <param name="Column">The column.</param>
/// <param name="Sum">The sum.</param>
public sealed record ControlSum(string Column, decimal Sum);

/// <summary>The strict form of manifests.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(DeliveryManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;

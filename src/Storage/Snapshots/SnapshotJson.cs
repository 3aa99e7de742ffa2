using System.Text.Json.Serialization;

namespace Matching.Storage.Snapshots;

/// <summary>The form of <c>snapshot.json</c>: camel case, every property required.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SnapshotEntry))]
internal sealed partial class SnapshotJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Matching.Benchmarks;

/// <summary>One measured figure.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Name">What was measured; unique in the suite.</param>
/// <param name="Subjects">How many evaluations, decisions or records the time covers.</param>
/// <param name="Policies">How many rules each of them met.</param>
/// <param name="WallSeconds">Elapsed seconds of the median round.</param>
/// <param name="CpuSeconds">Processor seconds of the same round.</param>
/// <param name="PeakMb">Largest memory of the process so far, in MiB.</param>
/// <param name="Result">The checked answer.</param>
/// <param name="RatioOf">Name of the row that it is compared with, or null.</param>
/// <param name="Ratio">Time of one subject here, divided by that of the row it is compared with; the median over paired rounds.</param>
/// <param name="AllocatedBytes">Bytes allocated for one subject, where measured.</param>
public sealed record Row(
    [property: JsonPropertyName("suite")] string Suite,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("subjects")] long Subjects,
    [property: JsonPropertyName("policies")] int Policies,
    [property: JsonPropertyName("wall_s")] double WallSeconds,
    [property: JsonPropertyName("cpu_s")] double CpuSeconds,
    [property: JsonPropertyName("peak_mb")] double PeakMb,
    [property: JsonPropertyName("result")] string Result,
    [property: JsonPropertyName("ratio_of")] string? RatioOf = null,
    [property: JsonPropertyName("ratio")] double? Ratio = null,
    [property: JsonIgnore] double? AllocatedBytes = null)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>True where nothing was measured: the row says why on the terminal and is not a line of the JSON file.</summary>
    [JsonIgnore]
    public bool IsEmpty { get; private init; }

    /// <summary>Microseconds of one subject.</summary>
    [JsonIgnore]
    public double MicrosecondsEach => WallSeconds * 1e6 / Math.Max(1, Subjects);

    /// <summary>A row that says why something was not measured.</summary>
    public static Row NotMeasured(string suite, string name, string why) => new(suite, name, 0, 0, 0, 0, 0, "not measured: " + why) { IsEmpty = true };

    /// <summary>One line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Plain);
}

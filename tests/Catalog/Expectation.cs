using System.Collections.Immutable;
using System.Text.Json;
using Matching.Engine.Checks;

namespace Matching.Catalog.Tests;

/// <summary>What the published facts say of one profile; a line of <c>Independent/Fixture</c>.</summary>
/// <param name="Profile">The profile as <c>check</c> reads it.</param>
/// <param name="Outcome">The contract's word.</param>
/// <param name="Amount">Reported amount, or null.</param>
/// <param name="Version">Label of the version in force, or null.</param>
/// <param name="Missing">Exactly the tags that are unknown; null when only the amount is unknown.</param>
/// <param name="MissingAmong">When only the amount is unknown: at least one of these is named, and nothing else.</param>
internal sealed record Expectation(
    string Profile, string Outcome, string? Amount, string? Version, ImmutableArray<string>? Missing, ImmutableArray<string>? MissingAmong)
{
    /// <summary>Folder of the fixture; a file a policy.</summary>
    public static string Folder { get; } = Path.Combine(CatalogueRoot.Path, "..", "tests", "Catalog", "Independent", "Fixture");

    /// <summary>The expectations about one policy.</summary>
    /// <param name="policy">Identifier of the policy.</param>
    public static ImmutableArray<Expectation> Of(string policy) => [.. File.ReadLines(Path.Combine(Folder, policy + ".jsonl")).Select(Read)];

    /// <summary>What a decision says otherwise, in words; null when it agrees.</summary>
    /// <param name="line">A line of the check.</param>
    public string? DifferenceTo(CheckLine line) => line switch
    {
        CheckFault fault => $"refused: {fault.Message.En}\n  {Profile}",
        CheckResult result when !Agrees(result) => $"expected {this.Words}; decided {Write(result)}\n  {Profile}",
        _ => null,
    };

    private string Words => $"{Outcome} {Amount ?? "-"} {Version ?? "-"} missing [{string.Join(' ', Missing ?? MissingAmong ?? [])}]";

    private static string Write(CheckResult result) =>
        $"{result.Outcome} {result.Amount?.ToString() ?? "-"} {result.Pack?.Version ?? "-"} missing [{string.Join(' ', result.Missing)}]";

    private static Expectation Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var expect = document.RootElement.GetProperty("expect");
        return new Expectation(
            document.RootElement.GetProperty("profile").GetRawText(),
            expect.GetProperty("outcome").GetString()!,
            expect.GetProperty("amount").GetString(),
            expect.GetProperty("version").GetString(),
            Names(expect, "missing"),
            Names(expect, "missingAmong"));
    }

    private static ImmutableArray<string>? Names(JsonElement expect, string field) =>
        expect.TryGetProperty(field, out var names) && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Select(n => n.GetString()!)]
            : null;

    private bool Agrees(CheckResult result) =>
        result.Outcome == Outcome
        && result.Amount?.ToString() == Amount
        && result.Pack?.Version == Version
        && result.Verdict?.Held is null
        && (Missing is { } all ? all.ToHashSet().SetEquals(result.Missing) : IsAmong(result.Missing));

    private bool IsAmong(ImmutableArray<string> missing) => !missing.IsEmpty && missing.All(MissingAmong!.Value.Contains);
}

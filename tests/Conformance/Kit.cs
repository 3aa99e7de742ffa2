using System.Collections.Immutable;
using Matching.Api.Commands;
using Matching.Rules.Dmn.Conformance;
using Matching.Rules.Dmn.Evaluation;
using Matching.Rules.Values;

namespace Matching.Conformance.Tests;

/// <summary>The DMN TCK: at $DMN_TCK, else at ../shared/tck beside the repository. It is never copied in.</summary>
internal static class Kit
{
    /// <summary>2026-07-01T12:00 in UTC, so that results that depend on the clock are the same every day.</summary>
    private static readonly Value Now = Value.OfDateTime((decimal)new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Unspecified).Ticks / TimeSpan.TicksPerSecond, new FeelZone(null, 0));

    /// <summary>Folder of the kit.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("DMN_TCK") is { Length: > 0 } named
        ? named
        : Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "..", "shared", "tck");

    /// <summary>All results; the test is skipped with the reason when the kit is not there.</summary>
    public static ImmutableArray<TckRow> Run(EvaluationPath path)
    {
        if (!Directory.Exists(Folder))
        {
            Assert.Ignore($"the DMN TCK is not at {Folder}; set DMN_TCK to its folder");
        }

        return [.. new TckSuites(Folder).Run(path, Now)];
    }

    private static string Root(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("no folder above the tests holds Matching.sln"),
        _ when File.Exists(Path.Combine(folder.FullName, "Matching.sln")) => folder.FullName,
        _ => Root(folder.Parent),
    };
}

using System.Text.Json;
using Matching.Api.Commands;
using Matching.Api.Terminal;

namespace Matching.Api.Tests;

/// <summary>Runs the command line in this process, as a script would: exit code, standard output, standard error.</summary>
internal static class Cli
{
    /// <summary>The repository's root, found from the test's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The catalogue that the project ships.</summary>
    public static string Catalog { get; } = Path.Combine(Root, "rules-catalog");

    /// <summary>Runs one command line against the shipped catalogue.</summary>
    public static CliResult Run(params string[] args) => RunWith(Catalog, args);

    /// <summary>Runs one command line against a catalogue.</summary>
    public static CliResult RunWith(string catalog, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var application = new CommandLineApplication(new CommandConsole(output, error, interactive: false), TimeProvider.System);
        var code = application.RunAsync([.. args, "--catalog", catalog, "--lang", "en"]).GetAwaiter().GetResult();
        return new CliResult(code, output.ToString(), error.ToString());
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Matching.sln was not found above the tests");
    }
}

/// <summary>What a command line gave.</summary>
internal sealed record CliResult(int Code, string Output, string Error)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Standard output as one JSON document.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

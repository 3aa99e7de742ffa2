using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace Matching.Api.Terminal;

/// <summary>Where a command writes: results to standard output, everything else to standard error.</summary>
public sealed class CommandConsole
{
    /// <summary>JSON for machines: Chinese stays readable, names are camel case.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>A console over two writers.</summary>
    /// <param name="output">Standard output: results.</param>
    /// <param name="error">Standard error: progress and messages.</param>
    /// <param name="interactive">Whether progress may be drawn.</param>
    public CommandConsole(TextWriter output, TextWriter error, bool interactive)
    {
        Output = output;
        Error = error;
        Interactive = interactive;
        Tables = Ansi(output, interactive);
        Progress = Ansi(error, interactive);
    }

    /// <summary>Standard output.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether progress may be drawn.</summary>
    public bool Interactive { get; }

    /// <summary>Tables for people, on standard output.</summary>
    public IAnsiConsole Tables { get; }

    /// <summary>Progress bars, on standard error.</summary>
    public IAnsiConsole Progress { get; }

    /// <summary>The console of the process.</summary>
    public static CommandConsole System()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true, NewLine = "\n" };
        var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true, NewLine = "\n" };
        return new CommandConsole(output, error, !Console.IsErrorRedirected && !Console.IsOutputRedirected);
    }

    /// <summary>Writes one JSON document on a line of its own.</summary>
    public void WriteJson<T>(T value) => Output.WriteLine(JsonSerializer.Serialize(value, Json));

    private static IAnsiConsole Ansi(TextWriter writer, bool interactive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = interactive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = interactive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = interactive ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!interactive)
        {
            // A pipe has no width; a fixed one keeps tables from being wrapped at 80 columns.
            console.Profile.Width = 160;
        }

        return console;
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Rules.Values;

namespace Matching.Benchmarks.Language;

/// <summary>feelin 8.2.0 in a Node process of its own, installed into a temporary folder from the lock file.</summary>
internal sealed class FeelinProcess : IDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string folder;
    private readonly Process node;

    private FeelinProcess(string folder, Process node)
    {
        this.folder = folder;
        this.node = node;
    }

    /// <summary>Starts it.</summary>
    /// <returns>The process, or the reason why there is none.</returns>
    public static (FeelinProcess? Feelin, string Reason) Start()
    {
        var folder = Directory.CreateTempSubdirectory("matching-feelin-").FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "feelin")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        try
        {
            using var npm = Launch(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            var said = npm.StandardError.ReadToEndAsync();
            npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            return npm.ExitCode == 0
                ? (new FeelinProcess(folder, Launch(folder, "node", "bench.mjs")), "")
                : (null, $"npm ci failed: {said.Result.Split('\n').FirstOrDefault(l => l.Contains("error", StringComparison.Ordinal))}");
        }
        catch (Win32Exception missing)
        {
            Directory.Delete(folder, recursive: true);
            return (null, $"Node or npm is missing: {missing.Message}");
        }
    }

    /// <summary>Loads a rule; its answers, from the text and from the parsed expression.</summary>
    public (string[] FromText, string[] FromParsed) Load(EligibilityCase rule)
    {
        var contexts = new JsonArray([.. rule.Facts.Select(person => (JsonNode)new JsonObject(person.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)ToJson(f.Value)))))]);
        var answer = Ask(new JsonObject { ["name"] = rule.Name, ["text"] = rule.Text, ["contexts"] = contexts });
        return (Answers(answer["answers"]!), Answers(answer["parsed"]!));
    }

    /// <summary>Times a rule.</summary>
    /// <param name="rule">A loaded rule.</param>
    /// <param name="mode"><c>text</c> parses and evaluates, <c>parsed</c> evaluates only.</param>
    /// <param name="milliseconds">How long.</param>
    public Round Run(EligibilityCase rule, string mode, double milliseconds)
    {
        var answer = Ask(new JsonObject { ["name"] = rule.Name, ["mode"] = mode, ["milliseconds"] = milliseconds });
        return new Round((long)answer["evaluations"]!, (double)answer["seconds"]!, (double)answer["cpu"]!, (double)answer["peakMb"]!, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private JsonNode Ask(JsonObject request)
    {
        node.StandardInput.WriteLine(request.ToJsonString(Plain));
        node.StandardInput.Flush();
        return node.StandardOutput.ReadLine() is { } line
            ? JsonNode.Parse(line)!
            : throw new InvalidOperationException("feelin ended: " + node.StandardError.ReadToEnd());
    }

    private static string[] Answers(JsonNode answers) => [.. answers.AsArray().Select(a => a?.ToJsonString(Plain) ?? "null")];

    private static JsonNode ToJson(Value value) => value.Kind switch
    {
        ValueKind.Number => JsonValue.Create(value.AsNumber),
        ValueKind.String => JsonValue.Create(value.AsString),
        ValueKind.Boolean => JsonValue.Create(value.IsTrue),
        ValueKind.Date => new JsonObject { ["$date"] = value.ToString() },
        _ => new JsonArray([.. value.AsList.Select(ToJson)]),
    };

    private static Process Launch(string folder, string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardInputEncoding = new UTF8Encoding(false),
        StandardOutputEncoding = Encoding.UTF8,
    })!;
}

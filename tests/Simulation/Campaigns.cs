using System.Text.Json;
using Matching.Simulation.Kill;

namespace Matching.Simulation;

/// <summary>The campaigns that there are, and how one is run from the command line.</summary>
internal static class Campaigns
{
    private const int Kept = 0;
    private const int Violated = 1;
    private const int BadUsage = 2;
    private const int Unreachable = 3;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, Func<CampaignOptions, TextWriter, CampaignResult>> ByName = new(StringComparer.Ordinal)
    {
        ["kill"] = (options, log) => new KillCampaign(options, log).Run(),
    };

    /// <summary>Runs one campaign; its last line goes to <paramref name="output"/>, everything else to <paramref name="log"/>.</summary>
    /// <returns>0 when every promise was kept, 1 when one was broken, 2 on bad usage, 3 when a round could not be played.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter log)
    {
        try
        {
            var options = CampaignOptions.Parse(args);
            if (!ByName.TryGetValue(options.Campaign, out var campaign))
            {
                throw new FormatException($"there is no campaign '{options.Campaign}'");
            }

            var line = campaign(options, log);
            var text = JsonSerializer.Serialize(line, Json);
            output.WriteLine(text);
            if (options.JsonFile is { } file)
            {
                File.AppendAllText(file, text + "\n");
            }

            return line.Violations == 0 ? Kept : Violated;
        }
        catch (FormatException usage)
        {
            log.WriteLine($"simulation: {usage.Message}");
            log.WriteLine($"  what to do: <campaign> [--rounds N] [--seed S] [--database sqlite|postgres] [--subjects N] [--json FILE]; the campaigns are: {string.Join(", ", ByName.Keys)}");
            return BadUsage;
        }
        catch (CampaignException broken)
        {
            log.WriteLine($"simulation: {broken.Message}");
            return Unreachable;
        }
    }
}

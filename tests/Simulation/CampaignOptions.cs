using System.Globalization;

namespace Matching.Simulation;

/// <summary>The command line <c>&lt;campaign&gt; [--rounds N] [--seed S] [--database sqlite|postgres] [--subjects N] [--json FILE]</c>.</summary>
/// <param name="Campaign">Name of the campaign.</param>
/// <param name="Rounds">Rounds; default 10.</param>
/// <param name="Seed">Seed of everything that chance decides; default 1.</param>
/// <param name="Database"><c>sqlite</c> (default) or <c>postgres</c>: then <c>MATCHING_TEST_POSTGRES</c> names a server where databases may be created.</param>
/// <param name="Subjects">Subjects of the generated population; default 3,000.</param>
/// <param name="JsonFile">File to which the last line is appended, or null.</param>
internal sealed record CampaignOptions(string Campaign, int Rounds, int Seed, string Database, int Subjects, string? JsonFile)
{
    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It cannot be used; the message says why.</exception>
    public static CampaignOptions Parse(IReadOnlyList<string> args)
    {
        if (args.Count == 0 || args[0].StartsWith('-'))
        {
            throw new FormatException("name a campaign first");
        }

        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < args.Count; i += 2)
        {
            if (args[i] is not ("--rounds" or "--seed" or "--database" or "--subjects" or "--json") || i + 1 == args.Count)
            {
                throw new FormatException($"'{args[i]}' is no option, or has no value; there are --rounds, --seed, --database, --subjects and --json");
            }

            given[args[i]] = args[i + 1];
        }

        var database = given.GetValueOrDefault("--database", "sqlite");
        return database is "sqlite" or "postgres"
            ? new CampaignOptions(
                args[0], Number(given, "--rounds", 10, least: 1), Number(given, "--seed", 1, least: 0), database,
                Number(given, "--subjects", 3000, least: 100), given.GetValueOrDefault("--json"))
            : throw new FormatException($"--database '{database}' is neither sqlite nor postgres");
    }

    private static int Number(Dictionary<string, string> given, string name, int otherwise, int least) =>
        !given.TryGetValue(name, out var text) ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number
        : throw new FormatException($"{name} '{text}' is not a whole number of at least {least}");
}

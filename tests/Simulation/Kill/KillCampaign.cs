using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Matching.Simulation.Kill;

/// <summary>
/// Kills a scheduler node with SIGKILL at random moments of a night, from its start-up to its deliveries, starts it again, and
/// compares what is there in the end with an undisturbed night: nothing lost, nothing twice, the ledger at 0.
/// </summary>
internal sealed class KillCampaign
{
    private const int MostKills = 3;
    private static readonly DateOnly Night = new(2025, 11, 28);
    private static readonly DateTimeOffset ClockStart = new(2025, 11, 28, 2, 0, 0, TimeSpan.FromHours(8));

    // Every start after a kill is this much later on the node's own clock, so that it waits for no lease of the dead one.
    private static readonly TimeSpan Downtime = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly CampaignOptions options;
    private readonly TextWriter log;
    private readonly Random chance;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private int faults;
    private int violations;
    private int lost;
    private int doubled;
    private long ledger;

    /// <summary>A campaign.</summary>
    public KillCampaign(CampaignOptions options, TextWriter log)
    {
        this.options = options;
        this.log = log;
        chance = new Random(options.Seed);
    }

    /// <summary>Plays all rounds.</summary>
    /// <exception cref="CampaignException">A round could not be played.</exception>
    public CampaignResult Run()
    {
        using IArena arena = options.Database == "postgres" ? new PostgresArena() : new FolderArena();
        Prepare(arena);
        var (expected, whole) = Undisturbed(arena);
        for (var round = 1; round <= options.Rounds; round++)
        {
            Play(arena, round, expected, whole);
        }

        return new CampaignResult(
            "kill", options.Rounds, faults, violations, lost, doubled, ledger, decimal.Round((decimal)clock.Elapsed.TotalSeconds, 1), options.Seed);
    }

    private void Prepare(IArena arena)
    {
        var date = Night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var sources = Path.Combine(arena.Base, "sources");
        var settings = arena.Settings(arena.Base);
        MatchingProcess.Run(
            arena.Base, settings, "generate", "--subjects", options.Subjects.ToString(CultureInfo.InvariantCulture),
            "--seed", options.Seed.ToString(CultureInfo.InvariantCulture), "--as-of", date, "--out", sources);
        MatchingProcess.Run(arena.Base, settings, "import", sources, "--as-of", date);
    }

    /// <summary>The night from the command line must decide and pay what the node does; the node's own night says how long one takes.</summary>
    private (NightFacts Expected, TimeSpan Whole) Undisturbed(IArena arena)
    {
        var byHand = arena.Copy("by-hand");
        MatchingProcess.Run(byHand, arena.Settings(byHand), "run", "--as-of", Night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var command = NightFacts.Read(arena, byHand);

        var folder = arena.Copy("undisturbed");
        var watch = Stopwatch.StartNew();
        using (var node = StartNode(arena, folder, TimeSpan.Zero))
        {
            AwaitDone(arena, folder, node);
            watch.Stop();
            Stop(node, "undisturbed");
        }

        var expected = NightFacts.Read(arena, folder);
        Judge("undisturbed", Comparison.Of(command with { Deliveries = expected.Deliveries }, expected));
        Verify(arena, folder, "undisturbed");
        if (expected.Payouts.IsEmpty || expected.Notifications.IsEmpty)
        {
            throw new CampaignException("the undisturbed night pays or tells nobody, so killing it would prove nothing; raise --subjects");
        }

        log.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"undisturbed night: {watch.Elapsed.TotalSeconds:0.0} s, {expected.Notifications.Length} notifications, {expected.Payouts.Length} payouts, {expected.Deliveries.Length} deliveries"));
        arena.Drop(byHand);
        arena.Drop(folder);
        return (expected, watch.Elapsed);
    }

    private void Play(IArena arena, int round, NightFacts expected, TimeSpan whole)
    {
        var name = $"round-{round}";
        var folder = arena.Copy(name);
        var begun = Stopwatch.StartNew();
        var downtime = TimeSpan.Zero;
        var moments = Moments(round, whole);
        foreach (var moment in moments)
        {
            using var victim = StartNode(arena, folder, begun.Elapsed + downtime);
            Thread.Sleep(moment);
            victim.Kill();
            faults++;
            downtime += Downtime;
        }

        using (var survivor = StartNode(arena, folder, begun.Elapsed + downtime))
        {
            var recovery = Stopwatch.StartNew();
            AwaitDone(arena, folder, survivor);
            Stop(survivor, name);
            log.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: killed at {string.Join(", ", moments.Select(m => m.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)))} s, done {recovery.Elapsed.TotalSeconds:0.0} s after the last start"));
        }

        Judge(name, Comparison.Of(expected, NightFacts.Read(arena, folder)));
        Verify(arena, folder, name);
        arena.Drop(folder);
    }

    /// <summary>One to three moments; the first is spread evenly over the rounds, so that every part of a night is hit.</summary>
    private TimeSpan[] Moments(int round, TimeSpan whole)
    {
        var kills = 1 + chance.Next(MostKills);
        return [.. Enumerable.Range(0, kills).Select(kill => kill == 0
            ? whole * ((round - 1 + chance.NextDouble()) / options.Rounds)
            : whole * chance.NextDouble())];
    }

    private static MatchingProcess StartNode(IArena arena, string folder, TimeSpan since) => MatchingProcess.Start(
        folder,
        new Dictionary<string, string>(arena.Settings(folder))
        {
            ["Matching__Clock__Start"] = (ClockStart + since).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["Matching__Schedule__WatchdogSeconds"] = "1",
            ["Matching__Schedule__AbandonedSeconds"] = "3",
        },
        "worker");

    private static void AwaitDone(IArena arena, string folder, MatchingProcess node)
    {
        var waited = Stopwatch.StartNew();
        while (!NightFacts.IsDone(arena, folder, Night))
        {
            if (node.HasExited || waited.Elapsed > Patience)
            {
                throw new CampaignException($"the night in {folder} was not closed and delivered ({(node.HasExited ? "the node ended" : $"after {Patience.TotalSeconds} s")}); the node said:\n{node.Errors}");
            }

            Thread.Sleep(100);
        }
    }

    private void Stop(MatchingProcess node, string name)
    {
        if (!node.Stop(StopLimit))
        {
            violations++;
            log.WriteLine($"{name}: the node did not end within {StopLimit.TotalSeconds} s of SIGTERM");
        }
    }

    private void Judge(string name, Comparison comparison)
    {
        violations += comparison.Findings.Length;
        lost += comparison.Lost;
        doubled += comparison.Doubled;
        foreach (var finding in comparison.Findings)
        {
            log.WriteLine($"{name}: {finding}");
        }
    }

    private void Verify(IArena arena, string folder, string name)
    {
        var (code, output, _) = MatchingProcess.Try(folder, arena.Settings(folder), "verify", "--json");
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var verdict = JsonDocument.Parse(line);
            ledger += verdict.RootElement.GetProperty("sumFen").GetInt64();
        }

        if (code != 0)
        {
            violations++;
            log.WriteLine($"{name}: verify ended with {code}: {output}");
        }
    }
}

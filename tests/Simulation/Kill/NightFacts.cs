using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Dapper;

namespace Matching.Simulation.Kill;

/// <summary>What a night has left behind, as anybody outside can see it.</summary>
/// <param name="DecisionHashes">Decision hash of every closed run of the date.</param>
/// <param name="Notifications">Identifiers of notifications.</param>
/// <param name="Payouts">Identifiers of payments with their amounts and states.</param>
/// <param name="Instructed">EndToEndId of every instruction in every payment file, as often as it stands there.</param>
/// <param name="Deliveries">Outbox rows with their states.</param>
internal sealed record NightFacts(
    ImmutableArray<string> DecisionHashes, ImmutableArray<string> Notifications, ImmutableArray<string> Payouts, ImmutableArray<string> Instructed,
    ImmutableArray<string> Deliveries)
{
    /// <summary>A payment file has at most 10 MB; more is none.</summary>
    private const long MostCharacters = 16 << 20;

    /// <summary>Reads the database and the payment files of a folder.</summary>
    public static NightFacts Read(IArena arena, string folder)
    {
        using var connection = arena.Open(folder);
        ImmutableArray<string> Column(string sql) => [.. connection.Query<string>(sql).Order(StringComparer.Ordinal)];
        return new NightFacts(
            Column("SELECT decision_hash FROM run WHERE job = 'night' AND state = 'closed'"),
            Column("SELECT id FROM notification"),
            Column("SELECT end_to_end_id || ' ' || CAST(amount_fen AS TEXT) || ' ' || state FROM payout"),
            [.. InstructedIn(Path.Combine(folder, "rails", "outbox")).Order(StringComparer.Ordinal)],
            Column("SELECT id || ' ' || state FROM outbox"));
    }

    /// <summary>Whether the night of a date is closed and nothing waits to be delivered any more.</summary>
    public static bool IsDone(IArena arena, string folder, DateOnly date)
    {
        using var connection = arena.Open(folder);
        var open = connection.ExecuteScalar<long>(
            "SELECT (SELECT COUNT(*) FROM run WHERE state = 'running') + (SELECT COUNT(*) FROM outbox WHERE state = 'waiting')");
        return open == 0 && connection.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM run WHERE job = 'night' AND state = 'closed' AND business_date = @Date",
            new { Date = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }) > 0;
    }

    private static IEnumerable<string> InstructedIn(string folder)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters };
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.xml") : [])
        {
            using var reader = XmlReader.Create(path, settings);
            foreach (var id in XDocument.Load(reader).Descendants().Where(e => e.Name.LocalName == "EndToEndId"))
            {
                yield return id.Value;
            }
        }
    }
}

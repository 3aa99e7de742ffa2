using System.Data.Common;

namespace Matching.Storage.Stores;

/// <summary>Adopted models in the database, by the digest of their bytes.</summary>
public sealed class ScorerStore
{
    private const int MaxRounds = 5;
    private readonly Database database;

    /// <summary>Models of a database.</summary>
    public ScorerStore(Database database) => this.database = database;

    /// <summary>Puts a model in force. One that was adopted earlier and replaced since comes back; the newest one again changes nothing.</summary>
    /// <param name="sha256">Digest of the bytes.</param>
    /// <param name="model">The bytes.</param>
    /// <param name="card">The model card as JSON.</param>
    /// <param name="by">Who adopts it.</param>
    /// <param name="at">When.</param>
    /// <returns>False when it was in force already.</returns>
    public bool Adopt(string sha256, byte[] model, string card, string by, DateTimeOffset at)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                return database.Write("scorer-adopt", t => AdoptOnce(new WriteScope(database.Dialect, t), sha256, model, card, by, at));
            }
            catch (DbException error) when (round < MaxRounds && database.Dialect.IsDuplicate(error))
            {
                // Another process adopted a model at the same moment and took the place: look again.
                continue;
            }
        }
    }

    /// <summary>The model in force, or null when none was adopted.</summary>
    public AdoptedScorer? Newest() => database.Query<Row>(
            "SELECT sha256 AS Sha256, card AS Card, adopted_by AS AdoptedBy, adopted_at AS AdoptedAt FROM scorer ORDER BY seq DESC LIMIT 1")
        .Select(r => new AdoptedScorer(r.Sha256, r.Card, r.AdoptedBy, Stored.Instant(r.AdoptedAt))).SingleOrDefault();

    /// <summary>Bytes of a model as they are stored, or null when it was never adopted. The caller verifies the digest.</summary>
    public byte[]? Model(string sha256) =>
        database.Query<byte[]>("SELECT model FROM scorer WHERE sha256 = @Sha256", new { Sha256 = sha256 }).SingleOrDefault();

    private static bool AdoptOnce(WriteScope scope, string sha256, byte[] model, string card, string by, DateTimeOffset at)
    {
        var newest = scope.Query<string>("SELECT sha256 FROM scorer ORDER BY seq DESC LIMIT 1").SingleOrDefault();
        if (newest == sha256)
        {
            return false;
        }

        var parameters = new { Sha256 = sha256, By = by, At = Stored.Of(at) };
        var returned = scope.Execute(
            "UPDATE scorer SET seq = (SELECT MAX(seq) + 1 FROM scorer), adopted_by = @By, adopted_at = @At WHERE sha256 = @Sha256", parameters);
        if (returned == 0)
        {
            var seq = scope.Query<long>("SELECT COALESCE(MAX(seq), 0) + 1 FROM scorer")[0];
            scope.Insert("scorer", ["sha256", "seq", "model", "card", "adopted_by", "adopted_at"], [[sha256, seq, model, card, by, Stored.Of(at)]]);
        }

        AuditTrail.Append(scope, AuditTrail.AllDepartments, by, "scorer.adopted", "scorer", sha256, newest is null ? "first" : $"replaces {newest}", at);
        return true;
    }

    private sealed record Row
    {
        public required string Sha256 { get; init; }

        public required string Card { get; init; }

        public required string AdoptedBy { get; init; }

        public required string AdoptedAt { get; init; }
    }
}

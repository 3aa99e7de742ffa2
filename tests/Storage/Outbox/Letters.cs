using System.Globalization;
using Dapper;
using Matching.Engine.Ports;

namespace Matching.Storage.Tests.Outbox;

/// <summary>Rows of the outbox that a test writes and reads directly.</summary>
internal static class Letters
{
    public static readonly DateTimeOffset Now = new(2025, 11, 28, 22, 0, 0, TimeSpan.Zero);

    public static void Write(Database database, int first, int count, string topic = NotificationTopics.Portal, string? lane = null) => database.Write("letters", t =>
    {
        for (var i = first; i < first + count; i++)
        {
            var id = i.ToString("D5", CultureInfo.InvariantCulture);
            t.Connection!.Execute(
                "INSERT INTO notification (id, department, policy_id, subject, recipient, channel, version, cycle, item, currency, right_state, title_zh, title_en, body_zh, body_en, state, run_id, created_at) "
                + "SELECT @N, 'd', 'p1', 's', 's', 'portal', 'v1', '2025-11', '-', 'CNY', 'OnNotice', 't', 't', 'b', 'b', 'new', 'run1', @At WHERE NOT EXISTS (SELECT 1 FROM notification WHERE id = @N)",
                new { N = "N" + id, At = "2025-11-28T14:00:00.000Z" }, t);
            t.Connection!.Execute(
                "INSERT INTO outbox (id, department, topic, reference, state, attempts, created_at, lane) VALUES (@Id, 'd', @Topic, @N, 'waiting', 0, @At, @Lane)",
                new { Id = (topic == NotificationTopics.Portal ? "O" : "W") + id, Topic = topic, N = "N" + id, At = "2025-11-28T14:00:00.000Z", Lane = lane }, t);
        }
    });

    /// <summary>A night that the notifications refer to.</summary>
    public static void WriteRun(Database database) => database.Write("run", t => t.Connection!.Execute(
        "INSERT INTO run (run_id, job, business_date, slot, department, epoch, state, snapshot_hash, catalogue_hash, claimed_at, heartbeat_at) "
        + "VALUES ('run1', 'night', '2025-11-28', 0, 'all', 1, 'closed', 's', 'k', '2025-11-28T14:00:00.000Z', '2025-11-28T14:00:00.000Z')", transaction: t));

    public static string StateOf(Database database, string id) => database.Query<string>("SELECT state FROM outbox WHERE id = @Id", new { Id = id })[0];

    public static long Count(Database database, string where) => database.Query<long>($"SELECT COUNT(*) FROM {where}")[0];
}

using System.Data.Common;
using System.Globalization;
using Matching.Api.Commands;
using Matching.Engine.Ports;
using Matching.Rules;
using Matching.Storage.Snapshots;
using Matching.Storage.Sources;

namespace Matching.Api.Composition;

/// <summary>
/// Imports what departments delivered for a night: the drop folder's folder of that date, then every configured query. An
/// import is idempotent by its manifest, and what fails leaves the facts as they were.
/// </summary>
/// <param name="workspace">The workspace.</param>
public sealed class SourcePull(Workspace workspace)
{
    /// <summary>Pulls everything for a date; each part by itself.</summary>
    public IReadOnlyList<PulledSource> Run(DateOnly date, CancellationToken cancellation)
    {
        var pulled = new List<PulledSource>();
        if (workspace.Settings.Schedule.DropFolder is { Length: > 0 } drop
            && Path.Combine(drop, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) is var folder && Directory.Exists(folder))
        {
            pulled.Add(Pull(folder, () => workspace.Import().Import(new ImportRequest(date, [folder]))));
        }

        foreach (var name in workspace.Settings.Sources.Keys.Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            pulled.Add(Pull(name, () => workspace.Import().Import(new SqlImportRequest(date, SqlQueries.Require(workspace.Settings, name)))));
        }

        return pulled;
    }

    private static PulledSource Pull(string name, Func<ImportReport> import)
    {
        try
        {
            var report = import();
            return new PulledSource(name, Failed: false, new LocalizedText(
                $"接受 {report.Accepted}，未变 {report.Unchanged}，隔离 {report.Quarantined}", $"{report.Accepted} accepted, {report.Unchanged} unchanged, {report.Quarantined} quarantined"));
        }
        catch (ImportRefusedException refused)
        {
            return Failed(name, string.Join("；", refused.Refusals.Select(r => $"{r.File} {r.Code} {r.What.Zh}")), string.Join("; ", refused.Refusals.Select(r => $"{r.File} {r.Code} {r.What.En}")));
        }
        catch (Exception failure) when (failure is DbException or SnapshotException or IOException or UnauthorizedAccessException or CommandFailure)
        {
            return Failed(name, failure.Message, failure.Message);
        }
    }

    private static PulledSource Failed(string name, string zh, string en) => new(
        name, Failed: true, new LocalizedText($"未导入，夜间比对沿用已有数据：{zh}", $"not imported, the night goes on with the facts that there are: {en}"));
}

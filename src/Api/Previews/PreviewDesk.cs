using Matching.Api.Composition;
using Matching.Engine.Drafts;
using Matching.Engine.Populations;
using Matching.Engine.Previews;
using Matching.Rules.Packs;
using Matching.Storage.Snapshots;

namespace Matching.Api.Previews;

/// <summary>
/// Previews drafts on the newest snapshot. One preview works at a time, so that officers who type cannot take the machine from a night;
/// a person's next preview cancels the one before.
/// </summary>
/// <param name="workspace">The open workspace.</param>
public sealed class PreviewDesk(Workspace workspace) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);

    private int preparing;

    private static int Threads => Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Begins to read the newest snapshot, so that the first preview need not wait for all of it. What goes wrong there the preview will say.</summary>
    public void Prepare()
    {
        if (Interlocked.Exchange(ref preparing, 1) == 0)
        {
            _ = Task.Run(Read);
        }
    }

    /// <summary>Previews a text.</summary>
    /// <param name="person">Whose earlier preview is cancelled.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="text">Text of the version.</param>
    /// <param name="against">Label of the version to compare with; the one in force on the date by default.</param>
    /// <param name="asOf">Date; that of the newest snapshot by default.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PreviewRefusedException">The text cannot be read, there is no such version, or no snapshot.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or overtaken by the person's next preview.</exception>
    public PreviewReport Run(string person, Policy policy, string text, string? against, DateOnly? asOf, CancellationToken cancellation)
    {
        using var own = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Overtake(person, own);
        try
        {
            turn.Wait(own.Token);
            try
            {
                return Run(policy, text, against, asOf, own.Token);
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            Leave(person, own);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private PreviewReport Run(Policy policy, string text, string? against, DateOnly? asOf, CancellationToken cancellation)
    {
        var tags = workspace.Loaded.Tags;

        // Whether the day or the label is taken matters for publishing, not for what the rule would do.
        var reading = PackReader.Read(policy with { Versions = [] }, DraftChecker.RuleName, text, tags.Scope);
        var draft = reading.Pack ?? throw new PreviewRefusedException(
            "draft-lint", new("文字有错误，无法预览", "the text has errors, so it cannot be previewed"),
            new("先逐条更正", "mend them first"), reading.Diagnostics);
        var snapshot = Newest(asOf);
        var date = asOf ?? snapshot.AsOf;
        return new PackPreview(workspace.Columns).Run(new PreviewRequest(policy, draft, Against(policy, against, date), snapshot, date), Threads, cancellation);
    }

    private static RulePack? Against(Policy policy, string? label, DateOnly date) => label is null
        ? policy.VersionAt(date)
        : policy.Versions.LastOrDefault(v => v.Version == label) ?? throw new PreviewRefusedException(
            "version-not-found", new($"政策 {policy.Id} 没有版本 {label}", $"policy {policy.Id} has no version {label}"),
            new($"已有版本：{string.Join("、", policy.Versions.Select(v => v.Version))}", $"its versions: {string.Join(", ", policy.Versions.Select(v => v.Version))}"), []);

    private Snapshot Newest(DateOnly? asOf)
    {
        try
        {
            return workspace.SnapshotOf(asOf ?? DateOnly.MaxValue) ?? throw new PreviewRefusedException(
                "snapshot-missing", new("还没有可用的数据快照", "there is no snapshot to preview on"),
                new("先导入数据（matching import），或换一个日期", "import sources first (matching import), or choose another date"), []);
        }
        catch (SnapshotException e)
        {
            throw new PreviewRefusedException("snapshot-damaged", new(e.Message, e.Message), new("请运维人员从备份恢复", "ask operations to restore it from a backup"), []);
        }
    }

    private void Read()
    {
        try
        {
            workspace.SnapshotOf(DateOnly.MaxValue);
        }
        catch (SnapshotException)
        {
            return;
        }
        finally
        {
            Volatile.Write(ref preparing, 0);
        }
    }

    private void Overtake(string person, CancellationTokenSource own)
    {
        lock (gate)
        {
            if (running.TryGetValue(person, out var before))
            {
                before.Cancel();
            }

            running[person] = own;
        }
    }

    private void Leave(string person, CancellationTokenSource own)
    {
        lock (gate)
        {
            if (running.GetValueOrDefault(person) == own)
            {
                running.Remove(person);
            }
        }
    }
}

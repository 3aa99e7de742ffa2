using Matching.Api.Commands;
using Matching.Engine.Populations;
using Matching.Rules;
using Matching.Storage.Snapshots;
using Matching.Storage.Sources;

namespace Matching.Api.Composition;

/// <summary>The catalogue, with the data folder where there is one: tools of the catalogue need no database.</summary>
public sealed class CatalogueGround : IDisposable
{
    private readonly Workspace? workspace;

    private CatalogueGround(Workspace? workspace, LoadedCatalogue loaded, SourceCatalogue? sources)
    {
        this.workspace = workspace;
        Loaded = loaded;
        Sources = sources;
    }

    /// <summary>Tags and policies, with published versions where there is a database.</summary>
    public LoadedCatalogue Loaded { get; }

    /// <summary>Feeds; null where their catalogue cannot be read.</summary>
    public SourceCatalogue? Sources { get; }

    /// <summary>Opens the data folder where it holds a database, else the catalogue folder alone; nothing is created.</summary>
    /// <exception cref="CommandFailure">The catalogue or the database cannot be used.</exception>
    public static CatalogueGround Open(CommandInvocation invocation)
    {
        if (File.Exists(new DataFolder(invocation.Data).Database))
        {
            var workspace = Workspace.Open(invocation);
            return new CatalogueGround(workspace, workspace.Loaded, workspace.Sources);
        }

        var loaded = LoadedCatalogue.Load(invocation);
        return new CatalogueGround(null, loaded, SourceCatalogueReader.Read(invocation.Catalog, loaded.Tags).Catalogue);
    }

    /// <summary>The newest snapshot of a date or an earlier one (of any date by default), or null where there is none.</summary>
    /// <exception cref="CommandFailure">Its files are damaged.</exception>
    public Snapshot? Snapshot(DateOnly? date)
    {
        try
        {
            return workspace?.SnapshotOf(date ?? DateOnly.MaxValue);
        }
        catch (SnapshotException e)
        {
            throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText($"数据快照损坏：{e.Message}", $"the snapshot is damaged: {e.Message}"), "--data",
                new LocalizedText("请运维人员从备份恢复", "ask operations to restore it from a backup"), e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => workspace?.Dispose();
}

using Matching.Api.Composition;
using Matching.Rules;

namespace Matching.Api.Commands;

/// <summary>The data folder of a demo. A demo starts anew, but never over data that it did not make itself.</summary>
public static class DemoFolder
{
    private const string Marker = ".demo";

    /// <summary>Empties what an earlier demo made, or refuses.</summary>
    /// <exception cref="CommandFailure">The folder holds data that no demo made.</exception>
    public static void StartAnew(DataFolder folder)
    {
        var marker = Path.Combine(folder.Root, Marker);
        if (Directory.Exists(folder.Root) && Directory.EnumerateFileSystemEntries(folder.Root).Any() && !File.Exists(marker))
        {
            throw new CommandFailure(
                ExitCode.Refused,
                new LocalizedText("目录里有不是演示生成的数据，演示会重建数据库，因此拒绝", "the folder holds data that no demo made; the demo makes a new database, so it refuses"),
                Path.GetFullPath(folder.Root),
                new LocalizedText("用 --data 指向另一个目录", "name another folder with --data"));
        }

        Directory.CreateDirectory(folder.Root);
        foreach (var file in new[] { folder.Database, folder.Identities }.SelectMany(f => new[] { f, f + "-wal", f + "-shm" }))
        {
            File.Delete(file);
        }

        foreach (var directory in new[] { folder.Sources, folder.Rails, Path.Combine(folder.Root, "snapshots") }.Where(Directory.Exists))
        {
            Directory.Delete(directory, recursive: true);
        }

        File.WriteAllText(marker, "made by: matching demo\n");
    }
}

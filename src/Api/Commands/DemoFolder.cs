using System.Globalization;
using Matching.Api.Composition;
using Matching.Rules;

namespace Matching.Api.Commands;

/// <summary>The data folder of a demo. A demo starts anew, but never over data that it did not make itself.</summary>
public static class DemoFolder
{
    private const string Marker = ".demo";
    private const string DayLabel = "business date: ";

    /// <summary>Empties what an earlier demo made, or refuses.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="day">Business date of the demo's night.</param>
    /// <exception cref="CommandFailure">The folder holds data that no demo made.</exception>
    public static void StartAnew(DataFolder folder, DateOnly day)
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

        foreach (var key in Directory.Exists(folder.SiteKeys) ? Directory.GetFiles(folder.SiteKeys) : [])
        {
            File.Delete(key);
        }

        File.WriteAllText(marker, string.Create(CultureInfo.InvariantCulture, $"made by: matching demo\n{DayLabel}{day:yyyy-MM-dd}\n"));
    }

    /// <summary>Business date of the night that a demo made a folder for; null where no demo made it.</summary>
    public static DateOnly? DayOf(DataFolder folder)
    {
        var marker = Path.Combine(folder.Root, Marker);
        var line = File.Exists(marker) ? File.ReadLines(marker).FirstOrDefault(l => l.StartsWith(DayLabel, StringComparison.Ordinal)) : null;
        return line is not null && DateOnly.TryParseExact(line[DayLabel.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Matching.Engine.Populations;
using Matching.Engine.Tags;

namespace Matching.Storage.Snapshots;

/// <summary>
/// Sealed snapshots in folders <c>&lt;as-of&gt;-&lt;first 12 digits of the hash&gt;</c>: Parquet files and <c>snapshot.json</c>.
/// A folder is written under a temporary name and renamed once, so that a snapshot is there as a whole or not at all.
/// Sealed snapshots stay; nothing here deletes one.
/// </summary>
public sealed class SnapshotStore
{
    private const string ManifestName = "snapshot.json";
    private const string TemporaryPrefix = ".tmp-";
    private const string DateForm = "yyyy-MM-dd";
    private const int DigitsInName = 12;

    private readonly string root;
    private readonly TagDictionary tags;
    private readonly TimeProvider clock;

    /// <summary>The snapshots below a data folder.</summary>
    /// <param name="dataDirectory">The data folder; snapshots are in its folder <c>snapshots</c>.</param>
    /// <param name="tags">The dictionary that gives columns their tags.</param>
    /// <param name="clock">Says when a snapshot was sealed, for people; decides nothing.</param>
    public SnapshotStore(string dataDirectory, TagDictionary tags, TimeProvider clock)
    {
        root = Path.Combine(dataDirectory, "snapshots");
        this.tags = tags;
        this.clock = clock;
    }

    /// <summary>All sealed snapshots, by date and then by order of sealing.</summary>
    /// <exception cref="SnapshotException">A <c>snapshot.json</c> cannot be read.</exception>
    public ImmutableArray<SnapshotEntry> List() => [.. Folders().Select(f => ReadEntry(f.Path)).OrderBy(e => e.AsOf).ThenBy(e => e.Sequence)];

    /// <summary>The newest snapshot sealed for a date.</summary>
    /// <exception cref="SnapshotException">There is none for the date; the message names the newest date that there is.</exception>
    public SnapshotEntry Find(DateOnly asOf)
    {
        var all = Folders().ToList();
        return Newest(all.Where(f => f.AsOf == asOf)) ?? throw new SnapshotException(
            $"there is no snapshot for {Text(asOf)} in {root}; " + (all.Count == 0
                ? "no snapshot was ever sealed there: import the sources first (matching import PATH --as-of DATE)"
                : $"the newest is for {Text(all.Max(f => f.AsOf))}: import the sources with --as-of {Text(asOf)}, or run that date"));
    }

    /// <summary>The newest snapshot sealed for a date or for an earlier one, or null.</summary>
    /// <exception cref="SnapshotException">Its <c>snapshot.json</c> cannot be read.</exception>
    public SnapshotEntry? FindNewestUpTo(DateOnly asOf) => Newest(Folders().Where(f => f.AsOf <= asOf));

    /// <summary>The newest snapshot with a hash sealed for a date or for an earlier one, or null. Days on which nothing changed share their hash.</summary>
    /// <exception cref="SnapshotException">A <c>snapshot.json</c> that it may be cannot be read.</exception>
    public SnapshotEntry? Find(string hash, DateOnly upTo) =>
        Newest(Folders().Where(f => f.AsOf <= upTo && hash.StartsWith(f.Digits, StringComparison.Ordinal)), e => e.Hash == hash);

    /// <summary>Loads a snapshot by its hash.</summary>
    /// <exception cref="SnapshotException">There is none, a file is damaged, or the values do not have the hash.</exception>
    public Snapshot Load(string hash) =>
        Load(Find(hash, DateOnly.MaxValue) ?? throw new SnapshotException($"there is no snapshot {hash} in {root}"));

    /// <summary>Loads a snapshot and proves that its values have its hash.</summary>
    /// <exception cref="SnapshotException">A file is damaged, the dictionary does not fit, or the values do not have the hash.</exception>
    public Snapshot Load(SnapshotEntry entry)
    {
        ImmutableArray<Population> populations =
        [
            .. entry.Kinds.Select(kind => new SnapshotFileReader(entry.Directory, kind, tags).Read()).Where(p => p.Count > 0).OrderBy(p => p.Kind),
        ];
        var snapshot = new Snapshot(SnapshotHash.Of(populations), entry.AsOf, populations);
        return snapshot.Hash == entry.Hash ? snapshot : throw new SnapshotException(
            $"the values in {entry.Directory} have the hash {snapshot.Hash}, not {entry.Hash}: the files were altered; restore the folder from a backup");
    }

    /// <summary>Writes a snapshot and publishes it by one rename. The same facts for the same date again become the newest once more.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="loaded">Every delivery that it is made of.</param>
    public SnapshotEntry Publish(Snapshot snapshot, ImmutableArray<LoadedDelivery> loaded) => Publish(Write(snapshot), loaded);

    /// <summary>Writes the files of a snapshot under a temporary name, unless they are there: it is not published yet.</summary>
    internal WrittenSnapshot Write(Snapshot snapshot)
    {
        Directory.CreateDirectory(root);
        RemoveLeftovers();
        var name = $"{Text(snapshot.AsOf)}-{snapshot.Hash[..DigitsInName]}";
        var target = Path.Combine(root, name);
        if (Directory.Exists(target))
        {
            return new WrittenSnapshot(snapshot, target, target, []);
        }

        var temporary = Path.Combine(root, TemporaryPrefix + name);
        Directory.CreateDirectory(temporary);
        return new WrittenSnapshot(snapshot, temporary, target, [.. snapshot.Populations.Select(p => SnapshotFileWriter.Write(p, temporary))]);
    }

    /// <summary>Publishes a snapshot whose files are written.</summary>
    internal SnapshotEntry Publish(WrittenSnapshot written, ImmutableArray<LoadedDelivery> loaded)
    {
        var sequence = (Newest(Folders().Where(f => f.AsOf == written.Snapshot.AsOf))?.Sequence ?? 0) + 1;
        if (written.Directory == written.Target)
        {
            var again = ReadEntry(written.Target) with { Sequence = sequence, SealedAt = clock.GetUtcNow(), Loaded = loaded };
            WriteEntry(again);
            return again;
        }

        var snapshot = written.Snapshot;
        WriteEntry(new SnapshotEntry(snapshot.Hash, snapshot.AsOf, sequence, clock.GetUtcNow(), written.Directory, written.Kinds, loaded));
        Directory.Move(written.Directory, written.Target);
        return ReadEntry(written.Target);
    }

    /// <summary>Takes the store for one import; a second import is refused until the result is disposed.</summary>
    /// <exception cref="SnapshotException">Another import is at work.</exception>
    internal IDisposable Lock()
    {
        Directory.CreateDirectory(root);
        try
        {
            return new FileStream(Path.Combine(root, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new SnapshotException($"another import is writing to {root}; wait until it has ended", error);
        }
    }

    private static string Text(DateOnly date) => date.ToString(DateForm, CultureInfo.InvariantCulture);

    /// <summary>The newest among some folders: of the last date on which there is one, the one sealed last. Nothing of earlier dates is read.</summary>
    private static SnapshotEntry? Newest(IEnumerable<Folder> folders, Predicate<SnapshotEntry>? isMeant = null) => folders
        .GroupBy(f => f.AsOf).OrderByDescending(g => g.Key)
        .Select(g => g.Select(f => ReadEntry(f.Path)).Where(e => isMeant?.Invoke(e) ?? true).MaxBy(e => e.Sequence)).FirstOrDefault(e => e is not null);

    /// <summary>
    /// The folders of sealed snapshots by what their names say, so that of years of snapshots only those that may be meant are opened: each names
    /// every delivery that it is made of.
    /// </summary>
    private IEnumerable<Folder> Folders() => !Directory.Exists(root) ? [] : Directory.EnumerateDirectories(root)
        .Where(d => !Path.GetFileName(d).StartsWith(TemporaryPrefix, StringComparison.Ordinal)).Select(FolderOf);

    private static Folder FolderOf(string path)
    {
        var name = Path.GetFileName(path);
        if (name.Length == DateForm.Length + 1 + DigitsInName
            && DateOnly.TryParseExact(name.AsSpan(0, DateForm.Length), DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf))
        {
            return new Folder(path, asOf, name[^DigitsInName..]);
        }

        // Somebody gave it another name.
        var entry = ReadEntry(path);
        return new Folder(path, entry.AsOf, entry.Hash[..DigitsInName]);
    }

    private static SnapshotEntry ReadEntry(string directory)
    {
        var path = Path.Combine(directory, ManifestName);
        try
        {
            var entry = JsonSerializer.Deserialize(File.ReadAllBytes(path), SnapshotJson.Default.SnapshotEntry)
                ?? throw new JsonException("it holds null");
            return entry with { Directory = directory };
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            throw new SnapshotException($"{path} cannot be read: {error.Message} Restore it from a backup, or move the folder away", error);
        }
    }

    private static void WriteEntry(SnapshotEntry entry)
    {
        var path = Path.Combine(entry.Directory, ManifestName);
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create))
        {
            JsonSerializer.Serialize(stream, entry with { Directory = string.Empty }, SnapshotJson.Default.SnapshotEntry);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private void RemoveLeftovers()
    {
        // Only an import that failed or died leaves one behind: imports hold the lock while they write.
        foreach (var leftover in Directory.EnumerateDirectories(root, TemporaryPrefix + "*"))
        {
            Directory.Delete(leftover, recursive: true);
        }
    }

    /// <summary>A folder by its name.</summary>
    private readonly record struct Folder(string Path, DateOnly AsOf, string Digits);
}

using System.Security.Cryptography;
using System.Text.Json;
using Matching.Rules.Binding;

namespace Matching.Storage.Sources;

/// <summary>Finds the data files of an import and proves each of them against its manifest before a row is read.</summary>
internal sealed class DeliveryFiles
{
    private readonly SourceCatalogue catalogue;
    private readonly ImportBounds bounds;
    private readonly ImportRequest request;
    private readonly RowCountGuard guard;
    private readonly List<ImportRefusal> refusals = [];

    public DeliveryFiles(SourceCatalogue catalogue, ImportBounds bounds, ImportRequest request, RowCountGuard guard)
    {
        this.catalogue = catalogue;
        this.bounds = bounds;
        this.request = request;
        this.guard = guard;
    }

    /// <summary>The deliveries with the paths of their files.</summary>
    /// <exception cref="ImportRefusedException">A path or file is refused; all refusals together.</exception>
    public IReadOnlyList<(string Path, Delivery Delivery)> Find()
    {
        var found = request.Paths.SelectMany(FilesOf).Distinct(StringComparer.Ordinal)
            .Select(path => (Path: path, Delivery: Verify(path))).ToList();
        return refusals.Count == 0 ? [.. found.Select(f => (f.Path, f.Delivery!))] : throw new ImportRefusedException([.. refusals]);
    }

    private IEnumerable<string> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            refusals.Add(Refusals.PathMissing(path));
            return [];
        }

        var files = Directory.EnumerateFiles(path)
            .Where(DataFile.IsData).Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0)
        {
            refusals.Add(Refusals.NothingToRead(path));
        }

        return files;
    }

    private Delivery? Verify(string path)
    {
        if (ReadManifest(path) is not { } manifest)
        {
            return null;
        }

        if (catalogue.Find(manifest.Source) is not { } source)
        {
            refusals.Add(Refusals.UnknownSource(DeliveryManifest.PathOf(path), manifest.Source, Nearest.To(manifest.Source, catalogue.Sources.Select(s => s.Id))));
            return null;
        }

        var refusal = RefusalOf(path, manifest, source);
        if (refusal is not null)
        {
            refusals.Add(refusal);
            return null;
        }

        return new Delivery(source, Path.GetFileName(path), manifest) { Path = path };
    }

    private DeliveryManifest? ReadManifest(string path)
    {
        var file = new FileInfo(DeliveryManifest.PathOf(path));
        if (!file.Exists)
        {
            refusals.Add(Refusals.ManifestMissing(path, file.Name));
            return null;
        }

        if (file.Length > bounds.MaxManifestBytes)
        {
            refusals.Add(Refusals.TooBig(file.FullName, file.Length, bounds.MaxManifestBytes));
            return null;
        }

        try
        {
            return DeliveryManifest.Parse(File.ReadAllBytes(file.FullName));
        }
        catch (JsonException error)
        {
            refusals.Add(Refusals.ManifestMalformed(file.FullName, error.Message));
            return null;
        }
    }

    private ImportRefusal? RefusalOf(string path, DeliveryManifest manifest, SourceDescription source)
    {
        var bytes = new FileInfo(path).Length;
        var extension = DataFile.ExtensionOf(source.Format);
        return request.Source is { } wanted && wanted != source.Id ? Refusals.OtherSource(path, source.Id, wanted)
            : Path.GetExtension(path) is var found && found != extension && found != DataFile.Parquet ? Refusals.OtherFormat(path, extension)
            : manifest.AsOf > request.AsOf ? Refusals.FutureManifest(path, manifest.AsOf, request.AsOf)
            : bytes > bounds.MaxFileBytes ? Refusals.TooBig(path, bytes, bounds.MaxFileBytes)
            : manifest.Rows < source.MinimumRows ? Refusals.TooFewRows(path, manifest.Rows, source.MinimumRows)
            : HashOf(path) != manifest.Sha256 ? Refusals.HashDiffers(path)
            : guard.Judge(path, source.Id, manifest.Sha256, manifest.Rows);
    }

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}

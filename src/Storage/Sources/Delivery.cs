using System.Collections.Immutable;
using Matching.Storage.Snapshots;

namespace Matching.Storage.Sources;

/// <summary>One file or table of an import, with what became of its rows.</summary>
internal sealed class Delivery
{
    private readonly List<QuarantinedRow> quarantine = [];

    public Delivery(SourceDescription source, string name, DeliveryManifest manifest)
    {
        Source = source;
        Name = name;
        Manifest = manifest;
    }

    public SourceDescription Source { get; }

    /// <summary>Name of the file, or of the query.</summary>
    public string Name { get; }

    /// <summary>The sender's manifest; for a query, one made of what was read.</summary>
    public DeliveryManifest Manifest { get; private set; }

    /// <summary>Path of the file, which can be read again; null for a query.</summary>
    public string? Path { get; init; }

    public long Rows { get; set; }

    public long Accepted { get; set; }

    public long Unchanged { get; set; }

    public long Superseded { get; set; }

    /// <summary>Rows set aside, by their number.</summary>
    public IReadOnlyList<QuarantinedRow> Quarantine
    {
        get
        {
            quarantine.Sort((x, y) => x.Number.CompareTo(y.Number));
            return quarantine;
        }
    }

    public LoadedDelivery Loaded => new(Source.Id, Manifest.Sha256, Manifest.Sequence, Manifest.AsOf);

    public void SetAside(long number, RowFault fault, string rowHash) => SetAside(new QuarantinedRow(number, fault.Code, fault.Column, rowHash));

    /// <summary>Numbers of the rows that were set aside without their keyed hash.</summary>
    public HashSet<long> WithoutHash() => [.. quarantine.Where(q => q.RowHash.Length == 0).Select(q => q.Number)];

    /// <summary>States the keyed hash of rows that were set aside without it.</summary>
    public void SetHashes(IReadOnlyDictionary<long, string> hashes)
    {
        for (var i = 0; i < quarantine.Count; i++)
        {
            quarantine[i] = hashes.TryGetValue(quarantine[i].Number, out var hash) ? quarantine[i] with { RowHash = hash } : quarantine[i];
        }
    }

    public void SetAside(QuarantinedRow row) => quarantine.Add(row);

    /// <summary>States what was read from a query, whose rows and hash are known only afterwards.</summary>
    public void Identify(string sha256) => Manifest = Manifest with { Rows = Rows, Sha256 = sha256 };

    public DeliveryReport Report(bool alreadyLoaded) => new(
        Source.Id, Name, alreadyLoaded, Manifest.Rows, Accepted, Unchanged, Superseded, quarantine.Count,
        quarantine.GroupBy(q => q.Code, StringComparer.Ordinal).ToImmutableSortedDictionary(g => g.Key, g => (long)g.Count(), StringComparer.Ordinal));
}

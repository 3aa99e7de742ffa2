namespace Matching.Storage.Sources;

/// <summary>A row that was read and checked, without its facts.</summary>
/// <param name="identifier">The identifier behind its key, as it is stored, in UTF-8.</param>
/// <param name="link">The identifier of the citizen that it hangs on; empty where it hangs on none.</param>
/// <param name="asOf">As of when the row speaks.</param>
internal readonly ref struct TypedRow(ReadOnlySpan<byte> identifier, ReadOnlySpan<byte> link, DateOnly asOf)
{
    /// <summary>The identifier behind its key, as it is stored, in UTF-8.</summary>
    public ReadOnlySpan<byte> Identifier { get; } = identifier;

    /// <summary>The identifier of the citizen that it hangs on; empty where it hangs on none.</summary>
    public ReadOnlySpan<byte> Link { get; } = link;

    /// <summary>As of when the row speaks.</summary>
    public DateOnly AsOf => asOf;
}

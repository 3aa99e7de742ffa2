namespace Matching.Storage.Sources;

/// <summary>A row that was read and checked, without its facts.</summary>
/// <param name="Key">Pseudonymous key.</param>
/// <param name="Identifier">The identifier behind the key.</param>
/// <param name="Link">Key of the citizen that it hangs on, or null.</param>
/// <param name="AsOf">As of when the row speaks.</param>
internal readonly record struct TypedRow(string Key, string Identifier, string? Link, DateOnly AsOf);

using Matching.Rules.Values;
using Matching.Storage.Identities;

namespace Matching.Storage.Sources;

/// <summary>A row that was read and checked.</summary>
/// <param name="Key">Pseudonymous key.</param>
/// <param name="Identifier">The identifier behind the key.</param>
/// <param name="Link">Key of the citizen that it hangs on, or null.</param>
/// <param name="AsOf">As of when the row speaks.</param>
/// <param name="Values">One value for each tag of the source.</param>
/// <param name="Personal">What goes to the identity store.</param>
internal sealed record TypedRow(string Key, string Identifier, string? Link, DateOnly AsOf, Value[] Values, PersonalCells Personal);

/// <summary>The personal cells of a row.</summary>
/// <param name="Name">Registered name, or null.</param>
/// <param name="Phone">Telephone number, or null.</param>
/// <param name="Account">Payee account, or null.</param>
internal sealed record PersonalCells(string? Name, string? Phone, StatedAccount? Account)
{
    public static PersonalCells None { get; } = new(null, null, null);
}

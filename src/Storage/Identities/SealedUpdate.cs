namespace Matching.Storage.Identities;

/// <summary>An update whose values are encrypted.</summary>
/// <param name="Update">The update.</param>
/// <param name="Number">Its number; null when an earlier update of the same unit brought it.</param>
/// <param name="Name">Registered name, or null.</param>
/// <param name="Phone">Telephone number, or null.</param>
/// <param name="Account">Payee account, or null.</param>
internal sealed record SealedUpdate(IdentityUpdate Update, byte[]? Number, byte[]? Name, byte[]? Phone, SealedAccount? Account);

/// <summary>A payee account whose parts are encrypted.</summary>
internal sealed record SealedAccount(byte[] Holder, byte[] Number, byte[] Bank);

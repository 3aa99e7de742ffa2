namespace Matching.Engine.Ports;

/// <summary>Where a payee is paid, with who stated it. Personal data: read only where a person is paid.</summary>
/// <param name="PayeeKey">Pseudonymous key of the person or enterprise.</param>
/// <param name="HolderName">Name of the account's holder.</param>
/// <param name="AccountNumber">Account number.</param>
/// <param name="BankCode">CNAPS code of the bank, 12 digits.</param>
/// <param name="SourceId">The source that states the account.</param>
/// <param name="AsOf">Date as of which it is stated.</param>
/// <param name="SameName">Result of the same-name check: the holder is the payee. False is never paid.</param>
public sealed record PayeeAccount(
    string PayeeKey, string HolderName, string AccountNumber, string BankCode, string SourceId, DateOnly AsOf, bool SameName)
{
    /// <inheritdoc/>
    public override string ToString() => $"account of {PayeeKey} from {SourceId}";
}

namespace Matching.Engine.Payouts;

/// <summary>The account that pays.</summary>
/// <param name="Name">Name of its holder, the paying department.</param>
/// <param name="AccountNumber">Account number.</param>
/// <param name="BankCode">CNAPS code, 12 digits.</param>
public sealed record Debtor(string Name, string AccountNumber, string BankCode);

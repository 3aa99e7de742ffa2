using Matching.Engine.Amounts;

namespace Matching.Engine.Payouts;

/// <summary>One payment of a batch.</summary>
/// <param name="EndToEndId">Identifier that the bank reports back; unique for ever.</param>
/// <param name="EntitlementId">What is paid.</param>
/// <param name="PolicyId">Policy.</param>
/// <param name="Attempt">Number of the attempt, from 1.</param>
/// <param name="Amount">Positive amount.</param>
/// <param name="HolderName">Name of the account's holder.</param>
/// <param name="AccountNumber">Account number.</param>
/// <param name="BankCode">CNAPS code, 12 digits.</param>
/// <param name="Remittance">Text for the payee's statement.</param>
/// <param name="SourceId">Source of the account.</param>
/// <param name="AccountAsOf">Date as of which the account is stated.</param>
public sealed record PaymentInstruction(
    string EndToEndId, string EntitlementId, string PolicyId, int Attempt, Money Amount, string HolderName, string AccountNumber,
    string BankCode, string Remittance, string SourceId, DateOnly AccountAsOf)
{
    /// <inheritdoc/>
    public override string ToString() => EndToEndId;
}

namespace Matching.Api.Composition;

/// <summary>The account that pays.</summary>
public sealed class DebtorSettings
{
    /// <summary>Name of the holder.</summary>
    public string Name { get; init; } = "";

    /// <summary>Account number.</summary>
    public string AccountNumber { get; init; } = "";

    /// <summary>CNAPS code, 12 digits.</summary>
    public string BankCode { get; init; } = "";
}

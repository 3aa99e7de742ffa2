namespace Matching.Engine.Payouts;

/// <summary>What a rail answered to a message that it took.</summary>
/// <param name="ContentHash">SHA-256 of the bytes that were sent, 64 lower-case hexadecimal digits.</param>
public sealed record RailReceipt(string ContentHash);

using Matching.Engine.Payouts;

namespace Matching.Engine.Ports;

/// <summary>A way to the bank. Sending the same batch again is the same as sending it once.</summary>
public interface IPayoutRail
{
    /// <summary>Name, stored with each batch.</summary>
    string Name { get; }

    /// <summary>Bounds of one message.</summary>
    RailLimits Limits { get; }

    /// <summary>Upper bound of the bytes that a payment takes in a message.</summary>
    int SizeOf(PaymentInstruction instruction);

    /// <summary>Why an account cannot be written into an instruction, or null when it can.</summary>
    string? Refuses(PayeeAccount account);

    /// <summary>Sends a batch whose intent is saved.</summary>
    /// <exception cref="IOException">It is not known whether the batch arrived; send the same again.</exception>
    /// <exception cref="InvalidOperationException">A different content was sent under the same MsgId before.</exception>
    RailReceipt Submit(PayoutBatch batch);
}

using System.Collections.Immutable;

namespace Matching.Engine.Payouts;

/// <summary>Splits payments into messages within the bounds of a rail, always in the same way.</summary>
public static class BatchSplitter
{
    /// <summary>Consecutive groups, each as large as the bounds allow.</summary>
    /// <param name="instructions">Payments in their order.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="size">Upper bound of a payment's bytes in the message.</param>
    /// <exception cref="InvalidOperationException">A single payment does not fit.</exception>
    public static IEnumerable<ImmutableArray<PaymentInstruction>> Split(
        IEnumerable<PaymentInstruction> instructions, RailLimits limits, Func<PaymentInstruction, int> size)
    {
        var group = ImmutableArray.CreateBuilder<PaymentInstruction>();
        var bytes = limits.EnvelopeBytes;
        foreach (var instruction in instructions)
        {
            var more = size(instruction);
            if (limits.EnvelopeBytes + more > limits.MaxBytes)
            {
                throw new InvalidOperationException($"payment {instruction.EndToEndId} alone exceeds a message of {limits.MaxBytes} bytes");
            }

            if (group.Count == limits.MaxPayments || bytes + more > limits.MaxBytes)
            {
                yield return group.ToImmutable();
                group.Clear();
                bytes = limits.EnvelopeBytes;
            }

            group.Add(instruction);
            bytes += more;
        }

        if (group.Count > 0)
        {
            yield return group.ToImmutable();
        }
    }
}

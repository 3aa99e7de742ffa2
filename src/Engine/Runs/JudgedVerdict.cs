using System.Text;
using Matching.Engine.Decisions;

namespace Matching.Engine.Runs;

/// <summary>A verdict with the version that gave it.</summary>
/// <param name="PackHash">The version.</param>
/// <param name="Verdict">What it says.</param>
public sealed record JudgedVerdict(string PackHash, Verdict Verdict)
{
    private string? key;

    /// <summary>Equal for verdicts that say the same.</summary>
    internal string Key => key ??= $"{PackHash}\n{VerdictBytes.Of(Verdict)}";

    /// <summary>What was decoded from bytes, so that they need not be made again.</summary>
    /// <param name="packHash">The version.</param>
    /// <param name="verdict">What it says.</param>
    /// <param name="bytes">The bytes that it was decoded from.</param>
    internal static JudgedVerdict Of(string packHash, Verdict verdict, ReadOnlySpan<byte> bytes) =>
        new(packHash, verdict) { key = $"{packHash}\n{Encoding.Latin1.GetString(bytes)}" };

    /// <summary>The verdict as bytes; see <see cref="VerdictBytes"/>.</summary>
    internal byte[] Bytes() => Encoding.Latin1.GetBytes(Key[(PackHash.Length + 1)..]);

    /// <summary>Whether a unit of which this is said is simply refused.</summary>
    internal bool IsRefusal => Verdict is { Outcome: Outcome.NotEligible, Held: null };

    /// <summary>Whether a right may follow from it.</summary>
    internal bool Grants => Verdict is { Outcome: Outcome.Eligible, Held: null };

    /// <summary>What a decision says.</summary>
    internal static JudgedVerdict Of(Decision decision) => new(decision.PackHash, new Verdict(
        decision.Outcome, decision.Amount, decision.CycleAmount, decision.Missing, decision.Failed, decision.Review, decision.Held));

    /// <inheritdoc/>
    public bool Equals(JudgedVerdict? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}

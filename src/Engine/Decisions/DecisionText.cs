using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Matching.Engine.Amounts;

namespace Matching.Engine.Decisions;

/// <summary>The canonical text of a decision row; what <see cref="DecisionHash"/> hashes.</summary>
/// <remarks>
/// One line <c>name=value</c> a field, each ended by U+000A, in this order: subject, policy, item, payee, version, packHash,
/// snapshotHash, asOf (ISO 8601), outcome (as in the contract), amount and cycleAmount (two decimals, blank, currency; empty
/// for none), then one line for each element of missing, failed and review in the row's order, then held (empty for none).
/// In values <c>\</c> is written <c>\\</c> and U+000A <c>\n</c>. The form holds no run and no clock, so the same snapshot,
/// packs and date give the same text. It must never change: old hashes are compared with it.
/// </remarks>
public static class DecisionText
{
    /// <summary>The text of a row.</summary>
    public static string Of(Decision decision)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        Write(decision, bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Writes the text of a row as UTF-8.</summary>
    /// <param name="decision">The row.</param>
    /// <param name="text">Receives the text.</param>
    public static void Write(Decision decision, IBufferWriter<byte> text)
    {
        WriteKeys(decision.Subject, decision.PolicyId, decision.Item, decision.Payee, text);
        WriteVerdict(decision, text);
    }

    /// <summary>Writes the first fields: whom the row is about.</summary>
    internal static void WriteKeys(string subject, string policyId, string item, string payee, IBufferWriter<byte> text)
    {
        Line(text, "subject="u8, subject);
        Line(text, "policy="u8, policyId);
        Line(text, "item="u8, item);
        Line(text, "payee="u8, payee);
    }

    /// <summary>Writes the other fields: what is said, by which version, on which facts.</summary>
    internal static void WriteVerdict(Decision decision, IBufferWriter<byte> text)
    {
        Line(text, "version="u8, decision.Version);
        Line(text, "packHash="u8, decision.PackHash);
        Line(text, "snapshotHash="u8, decision.SnapshotHash);
        Date(text, decision.AsOf);
        Line(text, "outcome="u8, decision.Outcome.ToContract());
        Amount(text, "amount="u8, decision.Amount);
        Amount(text, "cycleAmount="u8, decision.CycleAmount);
        Lines(text, "missing="u8, decision.Missing);
        Lines(text, "failed="u8, decision.Failed);
        Lines(text, "review="u8, decision.Review);
        Line(text, "held="u8, decision.Held ?? "");
    }

    private static void Date(IBufferWriter<byte> text, DateOnly date)
    {
        text.Write("asOf="u8);
        date.TryFormat(text.GetSpan(16), out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        text.Advance(written);
        text.Write("\n"u8);
    }

    private static void Amount(IBufferWriter<byte> text, ReadOnlySpan<byte> name, Money? amount) =>
        Line(text, name, amount is { } money ? $"{money} {money.Currency}" : "");

    private static void Lines(IBufferWriter<byte> text, ReadOnlySpan<byte> name, ImmutableArray<string> values)
    {
        foreach (var value in values)
        {
            Line(text, name, value);
        }
    }

    private static void Line(IBufferWriter<byte> text, ReadOnlySpan<byte> name, string value)
    {
        text.Write(name);
        var plain = value.AsSpan().IndexOfAny('\\', '\n') < 0
            ? value
            : value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        Encoding.UTF8.GetBytes(plain, text);
        text.Write("\n"u8);
    }
}

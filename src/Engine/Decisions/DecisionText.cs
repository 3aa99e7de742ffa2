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
        var text = new StringBuilder(512);
        Line(text, "subject", decision.Subject);
        Line(text, "policy", decision.PolicyId);
        Line(text, "item", decision.Item);
        Line(text, "payee", decision.Payee);
        Line(text, "version", decision.Version);
        Line(text, "packHash", decision.PackHash);
        Line(text, "snapshotHash", decision.SnapshotHash);
        Line(text, "asOf", decision.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Line(text, "outcome", decision.Outcome.ToContract());
        Line(text, "amount", Amount(decision.Amount));
        Line(text, "cycleAmount", Amount(decision.CycleAmount));
        Lines(text, "missing", decision.Missing);
        Lines(text, "failed", decision.Failed);
        Lines(text, "review", decision.Review);
        Line(text, "held", decision.Held ?? "");
        return text.ToString();
    }

    private static string Amount(Money? amount) => amount is { } money ? $"{money} {money.Currency}" : "";

    private static void Lines(StringBuilder text, string name, ImmutableArray<string> values)
    {
        foreach (var value in values)
        {
            Line(text, name, value);
        }
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append(name).Append('=')
        .Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
}

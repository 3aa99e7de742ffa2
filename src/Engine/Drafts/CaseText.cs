using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Rules.Packs;

namespace Matching.Engine.Drafts;

/// <summary>Writes cases in the form of <c>cases.yaml</c>.</summary>
internal static class CaseText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text; an empty list when there are no cases.</summary>
    public static string Write(ImmutableArray<Case> cases, string source, DateOnly from)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# 由版本 {source} 的用例平移到 {from:yyyy-MM-dd} 以后；改规则后，请按公布的文本改正期望值。\n");
        text.Append(CultureInfo.InvariantCulture, $"# Carried from the cases of version {source} to days from {from:yyyy-MM-dd} on; after changing the rule, correct what they expect.\n");
        if (cases.IsEmpty)
        {
            return text.Append("[]\n").ToString();
        }

        foreach (var one in cases)
        {
            text.Append("- name: ").Append(Quoted(one.Name)).Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"  asOf: {one.AsOf:yyyy-MM-dd}\n");
            text.Append("  tags: ").Append(one.Tags.ToJsonString(Plain)).Append('\n');
            text.Append("  expect: ").Append(Expect(one)).Append('\n');
            text.Append("  source: ").Append(Quoted(one.Source)).Append('\n');
        }

        return text.ToString();
    }

    private static string Expect(Case one)
    {
        var parts = new List<string> { $"outcome: {one.Outcome}" };
        if (one.Amount is { } amount)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"amount: {amount}"));
        }

        if (one.CycleAmount is { } cycle)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"cycleAmount: {cycle}"));
        }

        if (!one.Missing.IsDefaultOrEmpty)
        {
            parts.Add($"missing: [{string.Join(", ", one.Missing)}]");
        }

        if (!one.Failed.IsDefaultOrEmpty)
        {
            parts.Add($"failed: [{string.Join(", ", one.Failed)}]");
        }

        return $"{{ {string.Join(", ", parts)} }}";
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Engine.Decisions;
using Matching.Rules.Values;

namespace Matching.Engine.Mutation;

/// <summary>Writes a trial as a case that nobody can take for a checked one: it has no source, and the loader refuses it.</summary>
internal static class TrialText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The trial in the form of <c>cases.yaml</c>.</summary>
    public static string AsCase(FramePlan plan, Trial trial, Verdict? verdict, string name = "待命名")
    {
        var text = new StringBuilder();
        text.Append("- name: ").Append(Quoted(name)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"  asOf: {trial.AsOf:yyyy-MM-dd}\n");
        var facts = plan.Tags.Select((t, i) => (t.Name, Value: trial.Facts[i])).Where(f => !f.Value.IsUnknown);
        text.Append("  tags: { ").AppendJoin(", ", facts.Select(f => $"{f.Name}: {Written(f.Value)}")).Append(" }\n");
        text.Append("  expect: ").Append(Expect(verdict)).Append("   # 待核对：规则现在的结果，请按依据核对后写上 source\n");
        return text.ToString();
    }

    /// <summary>What a verdict says, in short.</summary>
    public static string Says(Verdict? verdict) => Expect(verdict);

    private static string Expect(Verdict? verdict)
    {
        if (verdict is null)
        {
            return $"{{ outcome: {OutcomeWords.NotInForce} }}";
        }

        var parts = new List<string> { $"outcome: {verdict.Outcome.ToContract()}" };
        if (verdict.Amount is { } amount)
        {
            parts.Add($"amount: {amount}");
        }

        if (verdict.CycleAmount is { } cycle && verdict.CycleAmount != verdict.Amount)
        {
            parts.Add($"cycleAmount: {cycle}");
        }

        if (!verdict.Missing.IsEmpty)
        {
            parts.Add($"missing: [{string.Join(", ", verdict.Missing)}]");
        }

        if (!verdict.Failed.IsEmpty)
        {
            parts.Add($"failed: [{string.Join(", ", verdict.Failed)}]");
        }

        return $"{{ {string.Join(", ", parts)} }}{(verdict.Held is { } held ? $" # {held}" : "")}";
    }

    private static string Written(Value value) => value.Kind switch
    {
        ValueKind.Date => value.AsDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValueKind.String => Bare(value.AsString),
        ValueKind.List => $"[{string.Join(", ", value.AsList.Select(Written))}]",
        _ => value.ToString(),
    };

    /// <summary>A word that YAML can take for nothing else needs no quotes.</summary>
    private static string Bare(string text) =>
        text.Length > 0 && text.All(char.IsLetterOrDigit) && char.IsLetter(text[0]) && text is not ("true" or "false" or "null") ? text : Quoted(text);

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);
}

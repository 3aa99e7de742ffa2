using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Api.Composition;
using Matching.Engine.Decisions;
using Matching.Rules;
using Matching.Storage.Snapshots;

namespace Matching.Api.Commands;

/// <summary><c>explain --subject ID --policy ID</c>: one decision with its trace, in words.</summary>
public static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var subject = new Option<string>("--subject") { Description = "Subject key, or an identity number or credit code · 主体", Required = true };
        var policy = new Option<string>("--policy") { Description = "Policy · 政策", Required = true };
        var asOf = GlobalOptions.AsOf();
        var command = new Command("explain", "Explains one decision in words · 解释一个判定") { subject, policy, asOf };
        return invocations.Bind(command, (invocation, _) =>
        {
            using var workspace = Workspace.Open(invocation);
            Explain(invocation, workspace, invocation.Parsed.GetValue(subject)!, invocation.Parsed.GetValue(policy)!, invocation.BusinessDate(asOf));
            return ExitCode.Done;
        });
    }

    private static void Explain(CommandInvocation invocation, Workspace workspace, string subject, string policyId, DateOnly asOf)
    {
        var policy = workspace.Loaded.Require(policyId);
        var pack = policy.VersionAt(asOf) ?? throw Nothing(
            "--policy", $"{policyId} 在 {asOf:yyyy-MM-dd} 没有有效版本", $"{policyId} has no version in force on {asOf:yyyy-MM-dd}",
            $"已有版本：{Periods(policy)}", $"its versions: {Periods(policy)}");
        var key = workspace.Identities.TryFindKey(subject, out var found) ? found : subject;
        var explanations = Explainer.OfSnapshot(workspace.Loaded.Tags, policy, pack, Load(workspace, asOf), asOf, key);
        if (explanations.IsEmpty)
        {
            throw Nothing(
                "--subject", $"该日快照中没有这个主体的“{policy.Name.Zh}”判定单元", $"the snapshot has no unit of '{policy.Name.En}' for this subject",
                "检查主体键或证件号码，以及政策的对象", "check the key or identity number, and whom the policy is for");
        }

        foreach (var explanation in explanations)
        {
            invocation.Console.Output.WriteLine(invocation.Json ? Json(explanation, invocation.Language) : ExplanationText.Render(explanation, invocation.Language));
            if (!invocation.Json && RightLine.Of(workspace.Database, policy, explanation, invocation.Language == "en") is { } became)
            {
                invocation.Console.Output.WriteLine(became);
            }
        }
    }

    private static Engine.Populations.Snapshot Load(Workspace workspace, DateOnly asOf)
    {
        try
        {
            return workspace.Snapshots.Load(workspace.Snapshots.Find(asOf));
        }
        catch (SnapshotException e)
        {
            throw Nothing("--as-of", e.Message, e.Message, "换一个日期，或先导入该日数据", "choose another date, or import the sources of that date first");
        }
    }

    private static string Json(Explanation explanation, string language)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            ExplanationJson.Write(writer, explanation, language);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Periods(Rules.Packs.Policy policy) =>
        string.Join(", ", policy.Versions.Select(v => $"{v.Version} ({v.From:yyyy-MM-dd} – {v.To?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "…"})"));

    private static CommandFailure Nothing(string where, string zh, string en, string mendZh, string mendEn) =>
        new(ExitCode.BadInput, new LocalizedText(zh, en), where, new LocalizedText(mendZh, mendEn));
}

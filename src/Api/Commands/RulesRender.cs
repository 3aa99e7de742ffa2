using System.CommandLine;
using Matching.Api.Composition;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Api.Commands;

/// <summary><c>rules render POLICY</c>: a version in plain language, made from the rule itself.</summary>
public static class RulesRender
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var policy = new Argument<string>("policy") { Description = "Policy, by identifier or folder · 政策" };
        var version = new Option<string?>("--version") { Description = "Version (default: the newest) · 版本" };
        var command = new Command("render", "Prints a version in plain language · 用白话写出规则") { policy, version };
        return invocations.Bind(command, (invocation, _) =>
        {
            var loaded = LoadedCatalogue.Load(invocation);
            var found = loaded.Require(Path.GetFileName(Path.TrimEndingDirectorySeparator(invocation.Parsed.GetValue(policy)!)));
            var wanted = invocation.Parsed.GetValue(version);
            var pack = found.Versions.LastOrDefault(v => wanted is null || v.Version == wanted) ?? throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText($"{found.Id} 没有版本 {wanted}", $"{found.Id} has no version {wanted}"), "--version",
                new LocalizedText($"已有版本：{Labels(found)}", $"its versions: {Labels(found)}"));
            if (invocation.Json)
            {
                invocation.Console.WriteJson(new { policy = found.Id, version = pack.Version, packHash = pack.Hash, sections = PackText.Sections(found, pack, invocation.Language) });
            }
            else
            {
                invocation.Console.Output.Write(PackText.Render(found, pack, invocation.Language));
            }

            return ExitCode.Done;
        });
    }

    private static string Labels(Policy policy) => string.Join(", ", policy.Versions.Select(v => v.Version));
}

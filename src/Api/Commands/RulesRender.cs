using System.CommandLine;
using Matching.Api.Composition;
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
        var expert = new Option<bool>("--expert") { Description = "Also print the stored expressions · 同时列出表达式" };
        var command = new Command("render", "Prints a version in plain language · 用白话写出规则") { policy, version, expert };
        return invocations.Bind(command, (invocation, _) =>
        {
            var loaded = LoadedCatalogue.Load(invocation);
            var found = loaded.Require(Path.GetFileName(Path.TrimEndingDirectorySeparator(invocation.Parsed.GetValue(policy)!)));
            var pack = PolicyVersions.Require(found, invocation.Parsed.GetValue(version), "--version");
            var withExpressions = invocation.Parsed.GetValue(expert);
            if (invocation.Json)
            {
                invocation.Console.WriteJson(new
                {
                    policy = found.Id,
                    version = pack.Version,
                    packHash = pack.Hash,
                    sections = PackText.Sections(found, pack, loaded.Glossary, invocation.Language, withExpressions),
                });
            }
            else
            {
                invocation.Console.Output.Write(PackText.Render(found, pack, loaded.Glossary, invocation.Language, withExpressions));
            }

            return ExitCode.Done;
        });
    }
}

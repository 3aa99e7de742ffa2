using System.CommandLine;
using Matching.Api.Composition;
using Matching.Engine.Columns;
using Matching.Engine.Previews;
using Matching.Rules;
using Matching.Rules.Packs;
using Matching.Rules.Packs.Words;

namespace Matching.Api.Commands;

/// <summary><c>rules diff POLICY [FROM] [TO]</c>: what differs between two versions, in words and by who changes outcome.</summary>
public static class RulesDiff
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var policy = new Argument<string>("policy") { Description = "Policy, by identifier or folder · 政策" };
        var from = new Argument<string?>("from") { Description = "Earlier version (default: the one before TO) · 旧版本", Arity = ArgumentArity.ZeroOrOne };
        var to = new Argument<string?>("to") { Description = "Later version, or the file of a draft (default: the newest) · 新版本或草稿文件", Arity = ArgumentArity.ZeroOrOne };
        var asOf = GlobalOptions.AsOf();
        var command = new Command("diff", "Compares two versions in words and by who changes outcome · 对比两个版本") { policy, from, to, asOf };
        return invocations.Bind(command, (invocation, cancellation) =>
        {
            using var ground = CatalogueGround.Open(invocation);
            var found = ground.Loaded.Require(Path.GetFileName(Path.TrimEndingDirectorySeparator(invocation.Parsed.GetValue(policy)!)));
            var after = After(invocation, ground.Loaded, found, invocation.Parsed.GetValue(to));
            var before = Before(found, after, invocation.Parsed.GetValue(from));
            var changes = PackComparison.Of(found, before, after, ground.Loaded.Glossary, invocation.Language);
            var date = invocation.Parsed.GetValue(asOf);

            // Each version judges every unit, also where units pick their version by a date of their own.
            var alone = found with { Versions = [], Reference = ReferenceDate.BusinessDate };
            var preview = ground.Snapshot(date) is { } snapshot
                ? new PackPreview(new ColumnShelf(ground.Loaded.Tags)).Run(new PreviewRequest(alone, after, before, snapshot, date ?? snapshot.AsOf), Math.Max(1, Environment.ProcessorCount - 1), cancellation)
                : null;
            DiffPrinter.Print(invocation, found, before, after, changes, preview);
            return ExitCode.Done;
        });
    }

    private static RulePack After(CommandInvocation invocation, LoadedCatalogue loaded, Policy policy, string? named)
    {
        if (named is null || !File.Exists(named))
        {
            return PolicyVersions.Require(policy, named, "to");
        }

        // Whether the day or the label is taken matters for publishing, not for what differs.
        var reading = PackReader.Read(policy with { Versions = [] }, named, PolicyFile.ReadText(named), loaded.Tags.Scope);
        if (reading.Pack is { } draft)
        {
            return draft;
        }

        DiagnosticPrinter.PrintErrors(invocation, reading.Diagnostics);
        throw new CommandFailure(
            ExitCode.BadInput, new LocalizedText("草稿有错误，无法对比", "the draft has errors, so it cannot be compared"), named,
            new LocalizedText("逐条更正上面的错误后再试", "mend the errors listed above and try again"));
    }

    private static RulePack Before(Policy policy, RulePack after, string? named)
    {
        if (named is not null)
        {
            return PolicyVersions.Require(policy, named, "from");
        }

        return policy.Versions.LastOrDefault(v => v.Hash != after.Hash && (v.From, v.Revision).CompareTo((after.From, after.Revision)) <= 0) ?? throw new CommandFailure(
            ExitCode.BadInput, new LocalizedText($"{policy.Id} 没有比 {after.Version} 更早的版本", $"{policy.Id} has no version before {after.Version}"), "from",
            new LocalizedText("写明两个版本，或给出草稿文件", "name two versions, or give the file of a draft"));
    }
}

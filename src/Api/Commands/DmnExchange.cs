using System.Collections.Immutable;
using Matching.Api.Composition;
using Matching.Rules;
using Matching.Rules.Diagnostics;
using Matching.Rules.Dmn.Writing;
using Matching.Rules.Packs;

namespace Matching.Api.Commands;

/// <summary><c>dmn export</c> and <c>dmn import</c>: a version of a policy as a DMN 1.5 document and back.</summary>
public static class DmnExchange
{
    /// <summary>Writes a version as DMN; of a policy the wanted one, or the newest.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <param name="what">File of a version, or a policy.</param>
    /// <param name="version">Label of the version, or null.</param>
    /// <param name="file">Where to, or null for standard output.</param>
    public static ExitCode Export(CommandInvocation invocation, string what, string? version, string? file)
    {
        var loaded = LoadedCatalogue.Load(invocation);
        var (policy, pack) = File.Exists(what) ? FromFile(invocation, loaded, what) : FromCatalogue(loaded, what, version);
        var document = PackExport.Write(policy, pack);
        if (file is null && !invocation.Json)
        {
            invocation.Console.Output.Write(document);
            return ExitCode.Done;
        }

        if (file is not null)
        {
            OutputFile.Write(file, document);
        }

        Report(invocation, policy.Id, pack.Version, pack.Hash, file);
        return ExitCode.Done;
    }

    /// <summary>Reads a version from DMN, checks it like any other, and writes it as a catalogue file.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <param name="file">The document.</param>
    /// <param name="folder">Folder for the file <c>VERSION.yaml</c>, or null for standard output.</param>
    public static ExitCode Import(CommandInvocation invocation, string file, string? folder)
    {
        using var stream = InputFile.Open(file);
        var read = PackImport.Read(stream, file);
        if (read.Text is null)
        {
            throw Refused(invocation, file, read.Diagnostics);
        }

        var loaded = LoadedCatalogue.Load(invocation);
        var policy = loaded.Require(read.PolicyId!);
        var pack = Checked(invocation, loaded, policy, file, read.Text);
        var target = folder is null ? null : Path.Combine(folder, Path.GetFileName(pack.Version) + ".yaml");
        if (target is not null)
        {
            OutputFile.Write(target, read.Text);
        }

        if (target is null && !invocation.Json)
        {
            invocation.Console.Output.Write(read.Text);
            return ExitCode.Done;
        }

        Report(invocation, policy.Id, pack.Version, pack.Hash, target);
        return ExitCode.Done;
    }

    private static (Policy Policy, RulePack Pack) FromFile(CommandInvocation invocation, LoadedCatalogue loaded, string file)
    {
        var text = PolicyFile.ReadText(file);
        var policy = loaded.Require(PolicyFile.PolicyOf(file, text));
        return (policy, Checked(invocation, loaded, policy, file, text));
    }

    private static (Policy Policy, RulePack Pack) FromCatalogue(LoadedCatalogue loaded, string name, string? version)
    {
        var policy = loaded.Require(Path.GetFileName(Path.TrimEndingDirectorySeparator(name)));
        var pack = policy.Versions.LastOrDefault(v => version is null || v.Version == version) ?? throw new CommandFailure(
            ExitCode.BadInput, new LocalizedText($"{policy.Id} 没有版本 {version}", $"{policy.Id} has no version {version}"), "--version",
            new LocalizedText("用 rules render 查看已有版本", "see its versions with rules render"));
        return (policy, pack);
    }

    /// <summary>The pack that a text states; its neighbours in the catalogue do not matter, it may be one of them.</summary>
    private static RulePack Checked(CommandInvocation invocation, LoadedCatalogue loaded, Policy policy, string file, string text)
    {
        var read = PackReader.Read(policy with { Versions = [] }, file, text, loaded.Tags.Scope);
        return read.Pack ?? throw Refused(invocation, file, read.Diagnostics);
    }

    private static CommandFailure Refused(CommandInvocation invocation, string file, ImmutableArray<Diagnostic> findings)
    {
        DiagnosticPrinter.PrintErrors(invocation, findings);
        return new CommandFailure(
            ExitCode.BadInput, new LocalizedText("文件不能用作规则包", "the file cannot be used as a rule pack"), file,
            new LocalizedText("改正上面列出的错误", "correct the errors listed above"));
    }

    private static void Report(CommandInvocation invocation, string policy, string version, string hash, string? file)
    {
        if (invocation.Json)
        {
            invocation.Console.WriteJson(new { policy, version, packHash = hash, file });
        }
        else
        {
            invocation.Console.Output.WriteLine($"{policy} {version} {hash} {file}");
        }
    }
}

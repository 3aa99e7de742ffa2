using System.Collections.Immutable;
using Matching.Api.Composition;
using Matching.Engine.Tags;
using Matching.Rules.Diagnostics;

namespace Matching.Api.Commands;

/// <summary><c>rules lint</c>: every finding about the catalogue, grave or not.</summary>
public static class RulesLint
{
    /// <summary>Prints the findings; exit code 2 when the catalogue cannot be used, 0 otherwise.</summary>
    public static ExitCode Run(CommandInvocation invocation, string? only)
    {
        var loaded = LoadedCatalogue.Load(invocation);
        var policy = only is null ? null : loaded.Require(Path.GetFileName(Path.TrimEndingDirectorySeparator(only)));
        var catalogue = policy is null ? loaded.Catalogue : loaded.Catalogue with { Policies = [policy] };
        var folder = policy?.Versions.FirstOrDefault()?.File is { } file ? file[..(file.LastIndexOf('/') + 1)] : "";
        ImmutableArray<Diagnostic> findings =
        [
            .. loaded.Notices.Where(n => policy is null || n.Place?.File.StartsWith(folder, StringComparison.Ordinal) == true),
            .. CatalogueLint.Check(catalogue, loaded.Tags), .. CaseLint.Check(catalogue, loaded.Cases),
            .. policy is null ? TagLint.Check(catalogue, loaded.Tags) : [],
        ];
        foreach (var finding in findings)
        {
            Print(invocation, finding);
        }

        if (!invocation.Json)
        {
            var doubts = catalogue.Policies.Sum(p => p.Versions.Sum(v => v.Doubts.Length));
            var warnings = findings.Count(f => f.Severity == Severity.Warning);
            invocation.Console.Output.WriteLine(invocation.Say(
                $"{catalogue.Policies.Length} 项政策，{catalogue.Policies.Sum(p => p.Versions.Length)} 个版本：0 个错误，{warnings} 个警告，{doubts} 处存疑",
                $"{catalogue.Policies.Length} policies, {catalogue.Policies.Sum(p => p.Versions.Length)} versions: 0 errors, {warnings} warnings, {doubts} doubts"));
        }

        return findings.Any(f => f.Severity == Severity.Error) ? ExitCode.BadInput : ExitCode.Done;
    }

    private static void Print(CommandInvocation invocation, Diagnostic finding)
    {
        if (!invocation.Json)
        {
            DiagnosticPrinter.Print(invocation, finding);
            return;
        }

        invocation.Console.WriteJson(new
        {
            code = finding.Code,
            severity = finding.Severity,
            place = finding.Place?.ToString(),
            what = finding.What.In(invocation.Language),
            why = finding.Why.In(invocation.Language),
            mend = finding.Mend.In(invocation.Language),
        });
    }
}

using Matching.Engine.Mutation;

namespace Matching.Api.Commands;

/// <summary>Prints what <c>rules mutate</c> found: survivors in full, the rest as numbers.</summary>
internal static class MutationPrinter
{
    /// <summary>One version; in JSON one line a mutant.</summary>
    public static void Print(CommandInvocation invocation, MutationReport report)
    {
        if (invocation.Json)
        {
            foreach (var result in report.Results)
            {
                PrintJson(invocation, report, result);
            }

            return;
        }

        var output = invocation.Console.Output;
        output.WriteLine(invocation.Say(
            $"{report.Owner} {report.Version}：{report.Results.Length} 个变异，杀死 {report.Count(MutantFate.Killed)}，等价 {report.Count(MutantFate.Equivalent)}，已说明 {report.Count(MutantFate.Explained)}，存活 {report.Count(MutantFate.Survived)}（编译拒绝 {report.Refused}）",
            $"{report.Owner} {report.Version}: {report.Results.Length} mutants, {report.Count(MutantFate.Killed)} killed, {report.Count(MutantFate.Equivalent)} equivalent, {report.Count(MutantFate.Explained)} explained, {report.Count(MutantFate.Survived)} survived (the compiler refused {report.Refused})"));
        foreach (var name in report.FailingCases)
        {
            output.WriteLine(invocation.Say($"  用例“{name}”对原规则就不通过，不计", $"  case '{name}' fails on the rule itself and does not count"));
        }

        foreach (var note in report.Stale)
        {
            output.WriteLine(invocation.Say($"  survivors 里的说明已不需要：{note.Mutant}", $"  a note in survivors is no longer needed: {note.Mutant}"));
        }

        foreach (var result in report.Results.Where(r => r.Fate == MutantFate.Survived))
        {
            output.WriteLine(invocation.Say($"  存活 {result.Id}", $"  survived {result.Id}"));
            output.WriteLine(invocation.Say($"    变异后得 {result.MutantSays}；原规则得：", $"    the mutant gives {result.MutantSays}; the rule gives:"));
            foreach (var line in (result.Witness ?? "").TrimEnd('\n').Split('\n'))
            {
                output.WriteLine($"      {line}");
            }
        }
    }

    /// <summary>The numbers of all versions; the last line is read by scripts.</summary>
    public static void PrintSum(CommandInvocation invocation, IReadOnlyCollection<MutationReport> reports)
    {
        if (invocation.Json)
        {
            return;
        }

        var (killed, equivalent) = (Sum(reports, MutantFate.Killed), Sum(reports, MutantFate.Equivalent));
        var (explained, survived) = (Sum(reports, MutantFate.Explained), Sum(reports, MutantFate.Survived));
        var total = killed + equivalent + explained + survived;
        var share = total == equivalent ? 100m : Math.Floor(killed * 1000m / (total - equivalent)) / 10;
        invocation.Console.Output.WriteLine(invocation.Say(
            $"{total} 个变异：杀死 {killed}，等价 {equivalent}，已说明 {explained}，存活 {survived}；非等价者杀死 {share} %",
            $"{total} mutants: {killed} killed, {equivalent} equivalent, {explained} explained, {survived} survived; {share} % of those not equivalent were killed"));
        invocation.Console.Output.WriteLine($"{killed + equivalent + explained} passed, {survived} failed");
    }

    private static int Sum(IEnumerable<MutationReport> reports, MutantFate fate) => reports.Sum(r => r.Count(fate));

    private static void PrintJson(CommandInvocation invocation, MutationReport report, MutantResult result) => invocation.Console.WriteJson(new
    {
        owner = report.Owner,
        version = report.Version,
        mutant = result.Id,
        fate = result.Fate,
        killedBy = result.KilledBy,
        because = result.Because?.In(invocation.Language),
        witness = result.Witness,
        mutantGives = result.MutantSays,
    });
}

using System.CommandLine;
using Matching.Api.Composition;
using Matching.Engine.Ledger;
using Matching.Storage.Stores;

namespace Matching.Api.Commands;

/// <summary><c>verify [--audit] [--ledger] [--packs]</c>: checks what was stored against itself and names the first bad entry.</summary>
public static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var ledger = new Option<bool>("--ledger") { Description = "Ledger: sums, balances, payouts, hash chain · 账簿" };
        var audit = new Option<bool>("--audit") { Description = "Hash chains of events, audit and publications · 事件、审计与发布链" };
        var packs = new Option<bool>("--packs") { Description = "Rule packs that decisions cite against the catalogue · 规则包" };
        var command = new Command("verify", "Checks ledger, chains and rule packs · 校验") { ledger, audit, packs };
        return invocations.Bind(command, (invocation, _) =>
        {
            var parsed = invocation.Parsed;
            var all = !parsed.GetValue(ledger) && !parsed.GetValue(audit) && !parsed.GetValue(packs);
            using var workspace = Workspace.Open(invocation);
            var verifier = new LedgerVerifier(new LedgerBook(workspace.Database));
            var intact = true;
            void Say(string name, LedgerVerdict verdict)
            {
                Print(invocation, name, verdict);
                intact &= verdict.IsIntact;
            }

            if (all || parsed.GetValue(ledger))
            {
                Say("ledger", verifier.VerifyLedger());
            }

            if (all || parsed.GetValue(audit))
            {
                Say("events", verifier.VerifyChain(HashChain.Events));
                Say("audit", verifier.VerifyChain(HashChain.Audit));
                Say("publications", verifier.VerifyChain(HashChain.Publications));
            }

            if (all || parsed.GetValue(packs))
            {
                Say("packs", PackVerification.Verify(workspace.Loaded.Catalogue, new DecisionStore(workspace.Database).CitedPacks()));
            }

            return intact ? ExitCode.Done : ExitCode.Short;
        });
    }

    private static void Print(CommandInvocation invocation, string name, LedgerVerdict verdict)
    {
        if (invocation.Json)
        {
            invocation.Console.WriteJson(new { name, intact = verdict.IsIntact, entries = verdict.Entries, sumFen = verdict.SumFen, problems = verdict.Problems });
            return;
        }

        var state = verdict.IsIntact ? invocation.Say("完好", "intact") : invocation.Say("不一致", "not intact");
        invocation.Console.Output.WriteLine(invocation.Say(
            $"{name}: {state}，{verdict.Entries} 条，合计 {verdict.SumFen}", $"{name}: {state}, {verdict.Entries} entries, sum {verdict.SumFen}"));
        foreach (var problem in verdict.Problems)
        {
            invocation.Console.Output.WriteLine($"  {problem}");
        }
    }
}

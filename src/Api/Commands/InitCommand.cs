using System.CommandLine;
using Matching.Api.Composition;

namespace Matching.Api.Commands;

/// <summary><c>init</c> and <c>migrate</c>: create or upgrade the database.</summary>
public static class InitCommand
{
    /// <summary>The command <c>init</c>, also called <c>migrate</c>.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var command = new Command("init", "Creates or upgrades the database · 建库或升级");
        command.Aliases.Add("migrate");
        return invocations.Bind(command, (invocation, _) =>
        {
            using var workspace = Workspace.Open(invocation);
            if (invocation.Json)
            {
                invocation.Console.WriteJson(new { provider = workspace.Settings.Database.Provider, data = Path.GetFullPath(workspace.Folder.Root) });
            }
            else
            {
                invocation.Console.Output.WriteLine(invocation.Say(
                    $"数据库就绪：{workspace.Settings.Database.Provider}，数据目录 {Path.GetFullPath(workspace.Folder.Root)}",
                    $"the database is ready: {workspace.Settings.Database.Provider}, data folder {Path.GetFullPath(workspace.Folder.Root)}"));
            }

            return ExitCode.Done;
        });
    }
}

using System.CommandLine;
using System.Data.Common;
using Matching.Api.Terminal;
using Matching.Rules;

namespace Matching.Api.Commands;

/// <summary>The executable <c>matching</c>: parses the command line, runs one command, turns failures into messages and exit codes.</summary>
/// <param name="console">Where to write.</param>
/// <param name="clock">The clock; read only here to find the default business date and the instants that are stored.</param>
public sealed class CommandLineApplication(CommandConsole console, TimeProvider clock)
{
    /// <summary>Runs one command line and gives its exit code.</summary>
    public async Task<int> RunAsync(string[] args, CancellationToken cancellation = default)
    {
        var root = Root();

        // An argument that begins with '@' is FEEL (a date such as @"2025-01-31"), never the name of a file of arguments.
        var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
            {
                await console.Error.WriteLineAsync($"matching: {error.Message}").ConfigureAwait(false);
            }

            await console.Error.WriteLineAsync("matching --help lists the commands and options · 用 matching --help 查看用法").ConfigureAwait(false);
            return (int)ExitCode.BadInput;
        }

        var configuration = new InvocationConfiguration { Output = console.Output, Error = console.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return await result.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (CommandFailure failure)
        {
            Report(failure, result.GetValue(GlobalOptions.Language)!, result.GetValue(GlobalOptions.Json));
            return (int)failure.ExitCode;
        }
        catch (DbException unreachable)
        {
            return Unreachable(result, "database", unreachable);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return Unreachable(result, "files", broken);
        }
        catch (OperationCanceledException)
        {
            await console.Error.WriteLineAsync("stopped; what was committed stays, and the next run goes on from there · 已停止，下次运行从断点继续").ConfigureAwait(false);
            return (int)ExitCode.Short;
        }
    }

    private int Unreachable(ParseResult result, string where, Exception cause)
    {
        var failure = new CommandFailure(
            ExitCode.Unreachable, new LocalizedText(cause.Message, cause.Message), where,
            new LocalizedText("检查连接、权限和磁盘空间后重跑；已提交的不会丢失", "check connection, rights and disk space, then run it again; what was committed stays"), cause);
        Report(failure, result.GetValue(GlobalOptions.Language)!, result.GetValue(GlobalOptions.Json));
        return (int)failure.ExitCode;
    }

    private RootCommand Root()
    {
        var root = new RootCommand("免申即享: finds what people and enterprises are owed, and pays it once.");
        root.Options.Add(GlobalOptions.Json);
        root.Options.Add(GlobalOptions.Language);
        root.Options.Add(GlobalOptions.Catalog);
        root.Options.Add(GlobalOptions.Data);
        var invocations = new CommandInvocations(console, clock);
        foreach (var command in AllCommands.Create(invocations))
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private void Report(CommandFailure failure, string language, bool json)
    {
        if (json)
        {
            console.WriteJson(new { error = new { what = failure.What.In(language), where = failure.Where, mend = failure.Mend.In(language) } });
        }

        var mend = new LocalizedText("处理", "what to do");
        console.Error.WriteLine($"matching: {failure.Where}: {failure.What.In(language)}");
        console.Error.WriteLine($"  {mend.In(language)}: {failure.Mend.In(language)}");
    }
}

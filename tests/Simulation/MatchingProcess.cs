using System.Diagnostics;
using System.Text;

namespace Matching.Simulation;

/// <summary>The executable as a process of its own, so that it can die like one.</summary>
internal sealed class MatchingProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();

    private MatchingProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Take(output, line.Data);
        process.ErrorDataReceived += (_, line) => Take(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>What it has written to standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (errors)
            {
                return errors.ToString();
            }
        }
    }

    /// <summary>Starts the executable.</summary>
    /// <param name="folder">Data folder.</param>
    /// <param name="settings">Settings as environment variables.</param>
    /// <param name="args">Command and options; catalogue and data folder are added.</param>
    public static MatchingProcess Start(string folder, IReadOnlyDictionary<string, string> settings, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var arg in new[] { Path.Combine(AppContext.BaseDirectory, "matching.dll") }.Concat(args).Concat(["--data", folder, "--catalog", Repository.Catalogue, "--lang", "en"]))
        {
            start.ArgumentList.Add(arg);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new MatchingProcess(Process.Start(start) ?? throw new CampaignException("dotnet could not be started"));
    }

    /// <summary>Runs the executable to its end and returns its standard output.</summary>
    /// <exception cref="CampaignException">It ended with another exit code than 0.</exception>
    public static string Run(string folder, IReadOnlyDictionary<string, string> settings, params string[] args)
    {
        var (code, text, errors) = Try(folder, settings, args);
        return code == 0 ? text : throw new CampaignException($"matching {string.Join(' ', args)} ended with {code}: {errors}");
    }

    /// <summary>Runs the executable to its end.</summary>
    public static (int ExitCode, string Output, string Errors) Try(string folder, IReadOnlyDictionary<string, string> settings, params string[] args)
    {
        using var running = Start(folder, settings, args);
        running.process.WaitForExit();
        lock (running.output)
        {
            return (running.process.ExitCode, running.output.ToString(), running.Errors);
        }
    }

    /// <summary>Ends it with SIGKILL: nothing in it gets to run any more.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Asks it to end (SIGTERM) and waits.</summary>
    /// <returns>False when it had not ended in time and was killed.</returns>
    public bool Stop(TimeSpan limit)
    {
        using var term = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        term.WaitForExit();
        if (process.WaitForExit(limit))
        {
            return true;
        }

        Kill();
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private static void Take(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.AppendLine(line);
            }
        }
    }
}

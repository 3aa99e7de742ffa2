using Matching.Rules;

namespace Matching.Api.Commands;

/// <summary>A command that cannot go on, in the words of the person who typed it.</summary>
public sealed class CommandFailure : Exception
{
    /// <summary>A failure with its exit code and message.</summary>
    /// <param name="exitCode">Exit code.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="where">File, option or path at fault.</param>
    /// <param name="mend">What to do about it.</param>
    /// <param name="inner">The cause, or null.</param>
    public CommandFailure(ExitCode exitCode, LocalizedText what, string where, LocalizedText mend, Exception? inner = null)
        : base($"{where}: {what.En}", inner)
    {
        ExitCode = exitCode;
        What = what;
        Where = where;
        Mend = mend;
    }

    /// <summary>Exit code.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>What is wrong, and why it matters.</summary>
    public LocalizedText What { get; }

    /// <summary>File, option or path at fault.</summary>
    public string Where { get; }

    /// <summary>What to do about it.</summary>
    public LocalizedText Mend { get; }
}

namespace Matching.Api.Commands;

/// <summary>The file of a version named on the command line.</summary>
public static class PolicyFile
{
    private const long MaxBytes = 1024 * 1024;

    /// <summary>Its text, of at most 1 MiB.</summary>
    /// <exception cref="CommandFailure">The file is missing, too large, unreadable or not UTF-8.</exception>
    public static string ReadText(string path) => InputFile.ReadText(path, MaxBytes);

    /// <summary>The policy that the text names, or the folder that the file lies in.</summary>
    public static string PolicyOf(string path, string text)
    {
        var line = text.Split('\n').FirstOrDefault(l => l.StartsWith("policy:", StringComparison.Ordinal));
        return line is null ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "") : line["policy:".Length..].Trim().Trim('\'', '"');
    }
}

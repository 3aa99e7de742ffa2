namespace Matching.Api.Commands;

/// <summary>Which policy the file of a version belongs to.</summary>
public static class PolicyFile
{
    /// <summary>The policy that the text names, or the folder that the file lies in.</summary>
    public static string PolicyOf(string path, string text)
    {
        var line = text.Split('\n').FirstOrDefault(l => l.StartsWith("policy:", StringComparison.Ordinal));
        return line is null ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "") : line["policy:".Length..].Trim().Trim('\'', '"');
    }
}

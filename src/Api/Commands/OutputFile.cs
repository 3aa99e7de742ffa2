using System.Text;
using Matching.Rules;

namespace Matching.Api.Commands;

/// <summary>Writes a file named on the command line.</summary>
public static class OutputFile
{
    /// <summary>Writes UTF-8 text; makes the folder where it is missing.</summary>
    /// <exception cref="CommandFailure">The file cannot be written.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText($"文件写不了：{e.Message}", $"the file cannot be written: {e.Message}"), path,
                new LocalizedText("检查路径和权限", "check the path and its permissions"), e);
        }
    }
}

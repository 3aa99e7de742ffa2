using System.Text;
using Matching.Rules;

namespace Matching.Api.Commands;

/// <summary>Reads a file named on the command line, with bounds.</summary>
public static class InputFile
{
    /// <summary>The text of a UTF-8 file, or of standard input for <c>-</c>.</summary>
    /// <exception cref="CommandFailure">The file is missing, too large, unreadable or not UTF-8.</exception>
    public static string ReadText(string path, long maxBytes)
    {
        try
        {
            if (path == "-")
            {
                using var reader = new StreamReader(Console.OpenStandardInput(), Strict);
                return reader.ReadToEnd();
            }

            var length = new FileInfo(path).Length;
            return length <= maxBytes ? File.ReadAllText(path, Strict) : throw new CommandFailure(
                ExitCode.BadInput,
                new LocalizedText($"文件有 {length} 字节，超过上限 {maxBytes}", $"the file has {length} bytes, more than the limit of {maxBytes}"),
                path,
                new LocalizedText("拆成几个文件", "split it into several files"));
        }
        catch (DecoderFallbackException e)
        {
            throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText("不是 UTF-8 文本", "the text is not UTF-8"), path,
                new LocalizedText("另存为 UTF-8", "save it as UTF-8"), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>Opens a file, or standard input for <c>-</c>; whoever reads it keeps the bounds.</summary>
    /// <exception cref="CommandFailure">The file is missing or unreadable.</exception>
    public static Stream Open(string path)
    {
        try
        {
            return path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    private static CommandFailure Unreadable(string path, Exception e) => new(
        ExitCode.BadInput, new LocalizedText($"文件读不了：{e.Message}", $"the file cannot be read: {e.Message}"), path,
        new LocalizedText("检查路径和权限", "check the path and its permissions"), e);

    private static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}

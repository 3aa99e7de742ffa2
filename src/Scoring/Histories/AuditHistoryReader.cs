using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Scoring.Histories;

/// <summary>
/// Reads audited outcomes: UTF-8 without quotes, heading <c>month,policy,subject,&lt;numbers…&gt;,upheld</c>, one row a match:
/// month <c>yyyy-MM</c>, numbers with a decimal point or empty (nothing stated), <c>true</c> or <c>false</c>. The subject is
/// no number that a model reads.
/// </summary>
public static class AuditHistoryReader
{
    /// <summary>Largest file, in bytes.</summary>
    public const long MostBytes = 512L << 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ScoringException">The file is missing, too large, not UTF-8 or malformed; the first fault with its line and column.</exception>
    public static AuditHistory Read(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= MostBytes ? Parse(path, File.ReadAllBytes(path)) : throw new ScoringException(
                "SCO002", $"{path}: {length} bytes, more than the limit of {MostBytes}; leave out the oldest months");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScoringException("SCO001", $"{path}: the history cannot be read: {e.Message}; check the path, or make one with generate --history 6", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new ScoringException("SCO003", $"{path}: the text is not UTF-8; save it as UTF-8", e);
        }
    }

    private static AuditHistory Parse(string path, byte[] bytes)
    {
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        using var reader = new StringReader(text.TrimStart('\uFEFF'));
        var row = AuditRowReader.ForHeading(path, reader.ReadLine());
        var outcomes = ImmutableArray.CreateBuilder<AuditedOutcome>();
        for (var line = 2; reader.ReadLine() is { } content; line++)
        {
            outcomes.Add(row.Read(line, content));
        }

        return new AuditHistory(row.Features, outcomes.ToImmutable(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}

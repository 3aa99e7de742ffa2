namespace Matching.Engine.Runs;

/// <summary>The decisions of one partition as bytes.</summary>
/// <param name="Bytes">Deflated content; see <see cref="VerdictCodec"/>.</param>
/// <param name="Hash">SHA-256 of the content before it was deflated, 64 lower-case hexadecimal digits.</param>
public sealed record EncodedVerdicts(byte[] Bytes, string Hash);

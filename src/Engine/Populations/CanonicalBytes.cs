using System.Buffers.Binary;
using System.Text;

namespace Matching.Engine.Populations;

/// <summary>Single values in the canonical form of <see cref="SnapshotHash"/>.</summary>
internal static class CanonicalBytes
{
    public static byte[] Of(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>Null is written as length -1.</summary>
    public static byte[] Of(string? text) => text is null ? Of(-1) : [.. Of(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];
}

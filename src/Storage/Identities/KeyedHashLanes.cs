using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Matching.Storage.Identities;

/// <summary>
/// The first 128 bits of HMAC-SHA256 (RFC 2104) of many short texts. What the key does to the state is worked out once, so that a text takes two
/// blocks, and eight texts go side by side. Any thread.
/// </summary>
internal sealed class KeyedHashLanes
{
    /// <summary>Texts of up to so many bytes fill one block.</summary>
    public const int LongestText = BlockBytes - 1 - sizeof(ulong);

    private const int BlockBytes = Sha256Lanes.BlockWords * sizeof(uint);
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5C;
    private const byte End = 0x80;
    private const int HashBits = 256;

    private readonly uint[] inner;
    private readonly uint[] outer;

    /// <param name="key">The key; the platform hashes one that is longer than a block.</param>
    public KeyedHashLanes(ReadOnlySpan<byte> key)
    {
        var block = new byte[BlockBytes];
        (key.Length > BlockBytes ? SHA256.HashData(key) : key).CopyTo(block);
        (inner, outer) = (StateOf(block, InnerPad), StateOf(block, OuterPad));
        CryptographicOperations.ZeroMemory(block);
    }

    /// <summary>Hashes up to eight texts.</summary>
    /// <param name="blocks">A block for each lane, which begins with its text; the rest is filled up here.</param>
    /// <param name="lengths">Length of each text, at most <see cref="LongestText"/>.</param>
    /// <param name="keys">Receives one key for each length.</param>
    public void Hash(Span<byte> blocks, ReadOnlySpan<int> lengths, Span<SubjectKey> keys)
    {
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[Sha256Lanes.BlockWords];
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[Sha256Lanes.StateWords];
        for (var lane = 0; lane < lengths.Length; lane++)
        {
            Finish(blocks.Slice(lane * BlockBytes, BlockBytes), lengths[lane]);
        }

        Load(blocks, words);
        Spread(inner, state);
        Sha256Lanes.Compress(state, words);

        state.CopyTo(words);
        words[Sha256Lanes.StateWords..].Clear();
        words[Sha256Lanes.StateWords] = Vector256.Create((uint)End << 24);
        words[^1] = Vector256.Create((uint)((BlockBytes * 8) + HashBits));
        Spread(outer, state);
        Sha256Lanes.Compress(state, words);
        for (var lane = 0; lane < lengths.Length; lane++)
        {
            keys[lane] = new SubjectKey(Pair(state[0][lane], state[1][lane]), Pair(state[2][lane], state[3][lane]));
        }
    }

    private static ulong Pair(uint high, uint low) => ((ulong)high << 32) | low;

    /// <summary>Ends a text and states its length, the block of the key before it included.</summary>
    private static void Finish(Span<byte> block, int length)
    {
        block[length] = End;
        block[(length + 1)..].Clear();
        BinaryPrimitives.WriteInt32BigEndian(block[^sizeof(int)..], (BlockBytes + length) * 8);
    }

    private static void Load(ReadOnlySpan<byte> blocks, Span<Vector256<uint>> words)
    {
        Span<uint> lanes = stackalloc uint[Sha256Lanes.Lanes];
        for (var word = 0; word < words.Length; word++)
        {
            for (var lane = 0; lane < lanes.Length; lane++)
            {
                lanes[lane] = BinaryPrimitives.ReadUInt32BigEndian(blocks[((lane * BlockBytes) + (word * sizeof(uint)))..]);
            }

            words[word] = Vector256.Create<uint>(lanes);
        }
    }

    private static void Spread(ReadOnlySpan<uint> words, Span<Vector256<uint>> state)
    {
        for (var i = 0; i < state.Length; i++)
        {
            state[i] = Vector256.Create(words[i]);
        }
    }

    private static uint[] StateOf(ReadOnlySpan<byte> key, byte pad)
    {
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[Sha256Lanes.BlockWords];
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[Sha256Lanes.StateWords];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = Vector256.Create(BinaryPrimitives.ReadUInt32BigEndian(key[(i * sizeof(uint))..]) ^ (pad * 0x01010101u));
        }

        Spread(Sha256Lanes.Start, state);
        Sha256Lanes.Compress(state, words);
        var result = new uint[state.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = state[i][0];
        }

        return result;
    }
}

namespace Matching.Storage.Identities;

/// <summary>Values that are encrypted one after the other without a buffer of their own each. Used again after <see cref="Clear"/>. One thread.</summary>
public sealed class CipherBatch
{
    private readonly List<Place> values = [];
    private readonly List<Place> ciphers = [];
    private byte[] plain = new byte[1 << 12];
    private byte[] cipher = new byte[1 << 12];
    private int plainUsed;
    private int cipherUsed;

    /// <summary>Number of values.</summary>
    public int Count => values.Count;

    /// <summary>Forgets all values and what they became. The plain ones are wiped.</summary>
    public void Clear()
    {
        Array.Clear(plain, 0, plainUsed);
        (plainUsed, cipherUsed) = (0, 0);
        values.Clear();
        ciphers.Clear();
    }

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="row">The first part of its context (<see cref="ICryptoProvider.Encrypt(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>).</param>
    /// <param name="column">What follows of its context.</param>
    public void Add(ReadOnlySpan<byte> value, ReadOnlySpan<byte> row, ReadOnlySpan<byte> column)
    {
        values.Add(new Place(plainUsed, value.Length, row.Length + column.Length));
        var room = Take(ref plain, ref plainUsed, value.Length + row.Length + column.Length);
        value.CopyTo(room);
        row.CopyTo(room[value.Length..]);
        column.CopyTo(room[(value.Length + row.Length)..]);
    }

    /// <summary>A value.</summary>
    public ReadOnlySpan<byte> ValueOf(int number) => plain.AsSpan(values[number].Start, values[number].Length);

    /// <summary>Where a value stands.</summary>
    public ReadOnlySpan<byte> ContextOf(int number) => plain.AsSpan(values[number].Start + values[number].Length, values[number].Context);

    /// <summary>Room for what the next value becomes; values are encrypted in their order. Valid until room for another one is taken.</summary>
    public Span<byte> TakeRoom(int length)
    {
        ciphers.Add(new Place(cipherUsed, length, 0));
        return Take(ref cipher, ref cipherUsed, length);
    }

    /// <summary>What a value became.</summary>
    public ReadOnlySpan<byte> CipherOf(int number) => cipher.AsSpan(ciphers[number].Start, ciphers[number].Length);

    private static Span<byte> Take(ref byte[] buffer, ref int used, int length)
    {
        if (length > buffer.Length - used)
        {
            Array.Resize(ref buffer, Math.Max(used + length, buffer.Length * 2));
        }

        var room = buffer.AsSpan(used, length);
        used += length;
        return room;
    }

    private readonly record struct Place(int Start, int Length, int Context);
}

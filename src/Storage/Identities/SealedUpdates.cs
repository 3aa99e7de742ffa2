using System.Numerics;
using System.Text;

namespace Matching.Storage.Identities;

/// <summary>Some updates of a list whose values are encrypted: number (where it is new), name, phone, and holder, number and bank of the account. Used again and again.</summary>
/// <param name="capacity">Most updates.</param>
internal sealed class SealedUpdates(int capacity)
{
    private readonly SealedParts[] parts = new SealedParts[capacity];
    private readonly bool[] isNew = new bool[capacity];
    private readonly int[] firstValues = new int[capacity];
    private readonly CipherBatch values = new();
    private UpdateList list = null!;
    private int first;
    private string? source;
    private byte[] holder = [];
    private byte[] account = [];
    private byte[] bank = [];

    /// <summary>Number of updates.</summary>
    public int Count { get; private set; }

    /// <summary>Takes up the next updates of a list.</summary>
    /// <param name="from">The list.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="count">Number of updates.</param>
    /// <param name="isFirst">Whether an update is the first of its unit, which brings the number.</param>
    public void Begin(UpdateList from, int start, int count, Predicate<int> isFirst)
    {
        (list, first, Count) = (from, start, count);
        for (var i = 0; i < count; i++)
        {
            isNew[i] = isFirst(start + i);
        }
    }

    /// <summary>Encrypts all values.</summary>
    public SealedUpdates Seal(Action<CipherBatch> encrypt)
    {
        values.Clear();
        list.Touch(first, Count);
        for (var i = 0; i < Count; i++)
        {
            Add(i);
        }

        encrypt(values);
        return this;
    }

    /// <summary>What the units are.</summary>
    public int Kind => (int)list.Kind;

    /// <summary>Key of the unit of an update.</summary>
    public string KeyOf(int number) => list.KeyOf(first + number);

    /// <summary>Who says it.</summary>
    public UpdateHead HeadOf(int number) => list.HeadOf(first + number);

    /// <summary>Which values of an update are there.</summary>
    public SealedParts PartsOf(int number) => parts[number];

    /// <summary>An encrypted value; empty where it is not there.</summary>
    /// <param name="number">The update.</param>
    /// <param name="part">Which of its values.</param>
    /// <param name="more">How many values of the part come before it.</param>
    public ReadOnlySpan<byte> CipherOf(int number, SealedParts part, int more = 0)
    {
        // The parts lie in the order of their bits.
        var before = BitOperations.PopCount((uint)parts[number] & ((uint)part - 1));
        return parts[number].HasFlag(part) ? values.CipherOf(firstValues[number] + before + more) : default;
    }

    private static byte[] Column(string name) => Encoding.UTF8.GetBytes("|" + name);

    private void Add(int number)
    {
        var texts = list.TextsOf(first + number);
        Span<byte> small = stackalloc byte[128];
        var key = Encoding.UTF8.TryGetBytes(list.KeyOf(first + number), small, out var length) ? small[..length] : Encoding.UTF8.GetBytes(list.KeyOf(first + number));
        parts[number] = (isNew[number] ? SealedParts.Number : 0) | (texts.HasName ? SealedParts.Name : 0) | (texts.HasPhone ? SealedParts.Phone : 0)
            | (texts.HasAccount ? SealedParts.Account : 0);
        firstValues[number] = values.Count;
        Add(isNew[number], texts.Number, key, "|number"u8);
        Add(texts.HasName, texts.Name, key, "|name"u8);
        Add(texts.HasPhone, texts.Phone, key, "|phone"u8);
        if (texts.HasAccount)
        {
            NameColumns(list.HeadOf(first + number).SourceId);
            values.Add(texts.Holder, key, holder);
            values.Add(texts.Account, key, account);
            values.Add(texts.Bank, key, bank);
        }
    }

    private void Add(bool isThere, ReadOnlySpan<byte> text, ReadOnlySpan<byte> key, ReadOnlySpan<byte> column)
    {
        if (isThere)
        {
            values.Add(text, key, column);
        }
    }

    private void NameColumns(string sourceId)
    {
        if (sourceId != source)
        {
            (holder, account, bank) = (Column(IdentityWriter.Holder(sourceId)), Column(IdentityWriter.Account(sourceId)), Column(IdentityWriter.Bank(sourceId)));
            source = sourceId;
        }
    }
}

/// <summary>Which values of an update are there.</summary>
[Flags]
internal enum SealedParts : byte
{
    /// <summary>Identity number, credit code or household number.</summary>
    Number = 1,

    /// <summary>Registered name.</summary>
    Name = 2,

    /// <summary>Telephone number.</summary>
    Phone = 4,

    /// <summary>Payee account.</summary>
    Account = 8,
}

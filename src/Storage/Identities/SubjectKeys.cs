using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Matching.Engine.Populations;

namespace Matching.Storage.Identities;

/// <summary>Pseudonymous keys: HMAC-SHA256 of <c>kind|identifier</c>, its first 16 bytes in base 32. Without the secret nobody can test a guess.</summary>
public sealed class SubjectKeys
{
    /// <summary>Shortest secret, in bytes.</summary>
    public const int MinSecretBytes = 32;

    private const int StackBytes = 1024;
    private readonly ConcurrentBag<IncrementalHash> idle = [];
    private readonly byte[] secret;
    private readonly KeyedHashLanes lanes;

    /// <summary>Keys under a secret that comes from the configuration.</summary>
    /// <exception cref="ArgumentException">The secret has fewer than <see cref="MinSecretBytes"/> bytes.</exception>
    public SubjectKeys(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < MinSecretBytes)
        {
            throw new ArgumentException($"the secret of subject keys has {secret.Length} bytes; at least {MinSecretBytes} are needed", nameof(secret));
        }

        this.secret = secret.ToArray();
        lanes = new KeyedHashLanes(secret);
    }

    /// <summary>The key of a unit: 26 characters of A–Z and 2–7.</summary>
    /// <param name="kind">What the unit is; the same person has different keys as citizen and as child.</param>
    /// <param name="identifier">Identifier in its stored form (capital X, capitals).</param>
    public string Of(UnitKind kind, string identifier)
    {
        var most = Encoding.UTF8.GetMaxByteCount(identifier.Length);
        Span<byte> bytes = most <= StackBytes ? stackalloc byte[StackBytes] : new byte[most];
        return Of(kind, bytes[..Encoding.UTF8.GetBytes(identifier, bytes)]).ToString();
    }

    /// <summary>The keys of many units, each as <see cref="Of(UnitKind, string)"/> gives it.</summary>
    /// <param name="kind">What the units are.</param>
    /// <param name="identifiers">Identifiers in their stored form.</param>
    public string[] Of(UnitKind kind, IReadOnlyList<string> identifiers)
    {
        var made = new SubjectKey[identifiers.Count];
        Of(kind, number => Encoding.UTF8.GetBytes(identifiers[number]), made);
        return Array.ConvertAll(made, key => key.ToString());
    }

    /// <summary>The keys of units whose identifiers are there in UTF-8.</summary>
    /// <param name="kind">What the units are.</param>
    /// <param name="identifiers">Gives an identifier; valid until the next one is asked for.</param>
    /// <param name="keys">Receives the keys.</param>
    internal void Of(UnitKind kind, IdentifierAt identifiers, Span<SubjectKey> keys)
    {
        var word = Word(kind);
        Span<byte> blocks = stackalloc byte[Sha256Lanes.Lanes * Sha256Lanes.BlockWords * sizeof(uint)];
        Span<int> lengths = stackalloc int[Sha256Lanes.Lanes];
        Span<int> numbers = stackalloc int[Sha256Lanes.Lanes];
        Span<SubjectKey> made = stackalloc SubjectKey[Sha256Lanes.Lanes];
        for (var (number, used) = (0, 0); number < keys.Length; number++)
        {
            var identifier = identifiers(number);
            if (!Sha256Lanes.IsSupported || word.Length + identifier.Length > KeyedHashLanes.LongestText)
            {
                keys[number] = Hash(word, identifier);
            }
            else
            {
                var block = blocks[(used * Sha256Lanes.BlockWords * sizeof(uint))..];
                word.CopyTo(block);
                identifier.CopyTo(block[word.Length..]);
                (lengths[used], numbers[used]) = (word.Length + identifier.Length, number);
                used++;
            }

            if (used == Sha256Lanes.Lanes || (used > 0 && number == keys.Length - 1))
            {
                lanes.Hash(blocks, lengths[..used], made);
                for (var lane = 0; lane < used; lane++)
                {
                    keys[numbers[lane]] = made[lane];
                }

                used = 0;
            }
        }
    }

    /// <summary>The key of a unit whose identifier is there in UTF-8.</summary>
    internal SubjectKey Of(UnitKind kind, ReadOnlySpan<byte> identifier) => Hash(Word(kind), identifier);

    /// <summary>A keyed hash of a source row, to find the row again in the department's file without keeping its content.</summary>
    internal string OfRow(ReadOnlySpan<byte> row) => Hash("row|"u8, row).ToString();

    private static ReadOnlySpan<byte> Word(UnitKind kind) => kind switch
    {
        UnitKind.Citizen => "citizen|"u8,
        UnitKind.Enterprise => "enterprise|"u8,
        UnitKind.Household => "household|"u8,
        UnitKind.Child => "child|"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind of unit"),
    };

    private SubjectKey Hash(ReadOnlySpan<byte> word, ReadOnlySpan<byte> text)
    {
        // A keyed hash that is used again, and is fed once, costs a third of one that is set up for each text.
        var keyed = idle.TryTake(out var used) ? used : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        var length = word.Length + text.Length;
        Span<byte> bytes = length <= StackBytes ? stackalloc byte[StackBytes] : new byte[length];
        word.CopyTo(bytes);
        text.CopyTo(bytes[word.Length..]);
        keyed.AppendData(bytes[..length]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        keyed.GetHashAndReset(hash);
        idle.Add(keyed);
        return SubjectKey.Of(hash);
    }
}

/// <summary>Gives an identifier in UTF-8, by its number.</summary>
internal delegate ReadOnlySpan<byte> IdentifierAt(int number);

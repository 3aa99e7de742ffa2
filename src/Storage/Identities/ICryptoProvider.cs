namespace Matching.Storage.Identities;

/// <summary>Encrypts values at rest. Implementations are authenticated: altered bytes are refused, never decrypted to something else.</summary>
public interface ICryptoProvider
{
    /// <summary>Encrypts a value. Two calls never give the same bytes.</summary>
    /// <param name="plain">The value.</param>
    /// <param name="context">Where the value stands (row and column); must be given again to decrypt it.</param>
    byte[] Encrypt(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context);

    /// <summary>Encrypts each value of a batch as if it came alone.</summary>
    /// <param name="batch">Values of which none is encrypted yet.</param>
    void Encrypt(CipherBatch batch);

    /// <summary>Decrypts a value.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The bytes were altered, stand in another place, or were encrypted under another key.</exception>
    byte[] Decrypt(ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> context);
}

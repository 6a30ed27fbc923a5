using System.Security.Cryptography;

namespace Patchbay.Secrets;

/// <summary>Bytes under AES-256-GCM: nonce, ciphertext, tag.</summary>
static class SealedBytes
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            sealedBytes.AsSpan(0, NonceLength),
            plain,
            sealedBytes.AsSpan(NonceLength, plain.Length),
            sealedBytes.AsSpan(NonceLength + plain.Length));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Sealed under another key, or changed.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("Too short to have been sealed.");
        }

        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            sealedBytes[..NonceLength], sealedBytes.Slice(NonceLength, plain.Length), sealedBytes[(NonceLength + plain.Length)..], plain);
        return plain;
    }
}

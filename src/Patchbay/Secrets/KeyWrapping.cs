using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Patchbay.Secrets;

/// <summary>
/// Wraps data protection keys with AES-256-GCM under a key derived from the master key. The name of
/// <see cref="KeyUnwrapping"/> is stored with every wrapped key: renaming it makes stored keys unreadable.
/// </summary>
sealed class KeyWrapping(byte[] key) : IXmlEncryptor
{
    internal const int NonceLength = 12;
    internal const int TagLength = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var sealedKey = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(sealedKey.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            sealedKey.AsSpan(0, NonceLength), plain, sealedKey.AsSpan(NonceLength, plain.Length), sealedKey.AsSpan(NonceLength + plain.Length));
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(new XElement("wrappedKey", Convert.ToBase64String(sealedKey)), typeof(KeyUnwrapping));
    }
}

/// <summary>Made by data protection, by name, with the process's services.</summary>
sealed class KeyUnwrapping(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var key = services.GetRequiredService<MasterKey>().Derive(SecretsSetup.KeyRingPurpose);
        var sealedKey = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[sealedKey.Length - KeyWrapping.NonceLength - KeyWrapping.TagLength];
        using var aes = new AesGcm(key, KeyWrapping.TagLength);
        aes.Decrypt(
            sealedKey.AsSpan(0, KeyWrapping.NonceLength),
            sealedKey.AsSpan(KeyWrapping.NonceLength, plain.Length),
            sealedKey.AsSpan(KeyWrapping.NonceLength + plain.Length),
            plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Patchbay.Secrets;

/// <summary>
/// Wraps data protection keys under a key derived from the master key. The name of <see cref="KeyUnwrapping"/> is stored with
/// every wrapped key: renaming it makes stored keys unreadable.
/// </summary>
sealed class KeyWrapping(byte[] key) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var wrapped = SealedBytes.Seal(key, plain);
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(new XElement("wrappedKey", Convert.ToBase64String(wrapped)), typeof(KeyUnwrapping));
    }
}

/// <summary>Made by data protection, by name, with the process's services.</summary>
sealed class KeyUnwrapping(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var key = services.GetRequiredService<MasterKey>().DeriveCurrent(SecretsSetup.KeyRingPurpose);
        return XElement.Parse(Encoding.UTF8.GetString(SealedBytes.Open(key, Convert.FromBase64String(encryptedElement.Value))));
    }
}

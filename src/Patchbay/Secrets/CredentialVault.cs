using Microsoft.AspNetCore.DataProtection;
using Patchbay.Storage;

namespace Patchbay.Secrets;

/// <summary>
/// Encrypts what one account, or a link that will make one, signs in with. What is sealed for one cannot be opened for another.
/// A column that holds such a text belongs into <see cref="SealedColumns"/>.
/// </summary>
sealed class CredentialVault(IDataProtectionProvider protection)
{
    private const string Purpose = "integrated-account";

    public string Seal<T>(string ownerId, T value) => For(ownerId).Protect(Json.Write(value));

    public T Open<T>(string ownerId, string sealedText) => Json.Read<T>(For(ownerId).Unprotect(sealedText));

    /// <summary>Seals here what another vault sealed for the same owner.</summary>
    public string Reseal(string ownerId, string sealedText, CredentialVault other) =>
        For(ownerId).Protect(other.For(ownerId).Unprotect(sealedText));

    private IDataProtector For(string ownerId) => protection.CreateProtector(Purpose, ownerId);
}

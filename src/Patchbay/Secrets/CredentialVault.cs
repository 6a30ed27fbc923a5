using Microsoft.AspNetCore.DataProtection;
using Patchbay.Storage;

namespace Patchbay.Secrets;

/// <summary>Encrypts what one account signs in with. What is sealed for one account cannot be opened for another.</summary>
sealed class CredentialVault(IDataProtectionProvider protection)
{
    private const string Purpose = "integrated-account";

    public string Seal<T>(string accountId, T value) => protection.CreateProtector(Purpose, accountId).Protect(Json.Write(value));

    public T Open<T>(string accountId, string sealedText) =>
        Json.Read<T>(protection.CreateProtector(Purpose, accountId).Unprotect(sealedText));
}

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Patchbay.Storage;

namespace Patchbay.Secrets;

static class SecretsSetup
{
    internal const string KeyRingPurpose = "key-ring";

    public static IServiceCollection AddSecrets(this IServiceCollection services, MasterKey master)
    {
        services.AddSingleton(new PageCursors(master.Derive("page-cursor")));
        return services.AddVault(master, provider =>
            new KeyRing(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>The vault alone, with its key ring in a place of choice.</summary>
    internal static IServiceCollection AddVault(
        this IServiceCollection services, MasterKey master, Func<IServiceProvider, IXmlRepository> keyRing)
    {
        services.AddSingleton(master);
        services.AddSingleton<CredentialVault>();
        services.AddDataProtection().SetApplicationName("patchbay");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = keyRing(provider);
            keys.XmlEncryptor = new KeyWrapping(master.DeriveCurrent(KeyRingPurpose));
        }));
        return services;
    }
}

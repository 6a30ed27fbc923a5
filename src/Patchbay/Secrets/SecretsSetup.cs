using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Patchbay.Storage;

namespace Patchbay.Secrets;

static class SecretsSetup
{
    internal const string KeyRingPurpose = "key-ring";

    public static IServiceCollection AddSecrets(this IServiceCollection services, MasterKey master)
    {
        services.AddSingleton(master);
        services.AddSingleton<CredentialVault>();
        services.AddSingleton(new PageCursors(master.Derive("page-cursor")));
        services.AddDataProtection().SetApplicationName("patchbay");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = new KeyRing(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>());
            keys.XmlEncryptor = new KeyWrapping(master.Derive(KeyRingPurpose));
        }));
        return services;
    }
}

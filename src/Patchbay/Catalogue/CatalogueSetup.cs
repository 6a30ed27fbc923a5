using Patchbay.Hosting;
using Patchbay.Integrations;
using Patchbay.Storage;

namespace Patchbay.Catalogue;

static class CatalogueSetup
{
    /// <exception cref="StartupException">The folder is missing, or a file in it has errors; all of them are named.</exception>
    public static IServiceCollection AddCatalogue(this IServiceCollection services, PatchbayOptions options)
    {
        if (!Directory.Exists(options.IntegrationsFolder))
        {
            throw new StartupException(
                $"There is no folder {options.IntegrationsFolder}: set PATCHBAY_INTEGRATIONS to the folder of the integrations.");
        }

        var loaded = IntegrationLoader.Load(options.IntegrationsFolder);
        if (loaded.HasErrors)
        {
            throw new StartupException(
                $"Integrations in {options.IntegrationsFolder} have errors:{Environment.NewLine}"
                + string.Join(Environment.NewLine, loaded.Problems.Where(problem => problem.Severity == Severity.Error)));
        }

        return services.AddSingleton(loaded.Catalog);
    }
}

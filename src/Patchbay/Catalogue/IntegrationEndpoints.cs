using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Access;
using Patchbay.Api;
using Patchbay.Integrations;

namespace Patchbay.Catalogue;

static class IntegrationEndpoints
{
    public static RouteGroupBuilder MapIntegrations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/integration").WithTags("Integrations").RequireAuthorization(Policies.Manage);
        group.MapGet("/", List).WithQuery().WithSummary("List the integrations, by name");
        group.MapGet("/{name}", Get).WithQuery().WithSummary("Read what an integration needs to connect, and what it offers");
        return group;
    }

    // All at once: the catalogue is as long as the folder, a few dozen at most.
    private static Ok<Page<IntegrationSummaryView>> List(IntegrationCatalog catalog) =>
        TypedResults.Ok(new Page<IntegrationSummaryView>([.. catalog.All.Select(IntegrationSummaryView.Of)], null));

    private static Results<Ok<IntegrationView>, NotFound> Get(string name, IntegrationCatalog catalog) =>
        catalog.Find(name) is { } integration ? TypedResults.Ok(IntegrationView.Of(integration)) : TypedResults.NotFound();
}

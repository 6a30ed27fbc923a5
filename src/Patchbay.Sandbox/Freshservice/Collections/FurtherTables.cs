using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>Alerts, status page, on-call, projects, custom objects, journeys.</summary>
static class FurtherTables
{
    public static void Map(Routes routes)
    {
    }
}

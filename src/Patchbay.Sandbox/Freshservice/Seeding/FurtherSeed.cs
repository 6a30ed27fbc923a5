namespace Patchbay.Sandbox.Freshservice.Seeding;

/// <summary>Alerts, status page, on-call, projects, custom objects, journeys.</summary>
static class FurtherSeed
{
    public static void Fill(Tenant tenant)
    {
    }
}

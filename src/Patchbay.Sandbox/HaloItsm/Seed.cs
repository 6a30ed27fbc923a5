using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>A service desk with three clients; the same for the same time, but for GUIDs.</summary>
static class Seed
{
    public static void Fill(Tenant tenant)
    {
        SeedSetUp.Fill(tenant);
        SeedPeople.Fill(tenant);
        SeedKnowledge.Fill(tenant);
        SeedAssets.Fill(tenant);
        SeedTickets.Fill(tenant);
        SeedBusiness.Fill(tenant);
    }

    /// <summary>Adds a row with the next id, unless it brings one.</summary>
    public static JsonObject Add(Tenant tenant, string table, JsonObject row)
    {
        if (row["id"] is null)
            row.Insert(0, "id", tenant.NextId(table));
        tenant[table].Add(row);
        return row;
    }

    public static JsonArray Ids(params int[] ids) => new([.. ids.Select(id => (JsonNode)new JsonObject { ["id"] = id })]);

    public static string Ago(Tenant tenant, double days) => Tenant.Stamp(tenant.Clock.GetUtcNow().AddDays(-days));
}

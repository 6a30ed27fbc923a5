using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Freshservice.Seeding;

/// <summary>An account that has been at work for five months.</summary>
static class Seed
{
    public static void Fill(Tenant tenant)
    {
        PeopleSeed.Fill(tenant);
        FormSeed.Fill(tenant);
        InventorySeed.Fill(tenant);
        AssetSeed.Fill(tenant);
        ModuleSeed.Fill(tenant);
        KnowledgeSeed.Fill(tenant);
        TicketSeed.Fill(tenant);
        FurtherSeed.Fill(tenant);
    }

    /// <summary>Adds a record with an id and times.</summary>
    public static JsonObject Add(Tenant tenant, string table, string json, DateTimeOffset? at = null)
    {
        var record = new JsonObject { ["id"] = tenant.IdFor(table) };
        record.Take(Json.Parse(json));
        (record["created_at"], record["updated_at"]) = (Tenant.Stamp(at ?? tenant.Clock.GetUtcNow().AddDays(-200)), Tenant.Stamp(at ?? tenant.Clock.GetUtcNow().AddDays(-200)));
        tenant[table].Rows.Add(record);
        return record;
    }

    public static long Id(Tenant tenant, string table, int index) => tenant[table].Rows[index % tenant[table].Rows.Count].Number(tenant[table].Key)!.Value;

    public static long Named(Tenant tenant, string table, string name) => tenant[table].Rows.Find(row => row.Text("name") == name)!.Number("id")!.Value;
}

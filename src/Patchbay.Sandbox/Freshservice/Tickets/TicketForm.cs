using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Tickets;

/// <summary>The values that the ticket form decides: statuses, and chains of categories.</summary>
static class TicketForm
{
    static JsonObject Field(Tenant tenant, string name) => tenant.Forms["tickets"].Find(field => field.Text("name") == name)!;

    public static IEnumerable<long> Statuses(Tenant tenant) => Field(tenant, "status").Items("choices").Select(choice => choice["id"].Number()!.Value);

    /// <summary>What is wrong with category, sub_category and item_category, each of which must be an option of the one before.</summary>
    public static IEnumerable<JsonObject> CategoryProblems(Tenant tenant, JsonObject body, JsonObject? held)
    {
        var options = Field(tenant, "category").Items("choices").ToList();
        foreach (var level in new[] { "category", "sub_category", "item_category" })
        {
            var value = body.ContainsKey(level) ? body.Text(level) : held?.Text(level);
            if (value is null)
                yield break;
            var chosen = options.Find(option => option["value"]!.ToString() == value);
            if (chosen is null)
            {
                yield return Refusal.Problem(level, $"It should be one of these values: '{string.Join(",", options.Select(option => option["value"]))}'", "invalid_value");
                yield break;
            }

            options = [.. (chosen["nested_options"] as JsonArray)?.OfType<JsonNode>() ?? []];
        }
    }
}

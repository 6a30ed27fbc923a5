using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Articles in three folders.</summary>
static class SeedKnowledge
{
    public static void Fill(Tenant tenant)
    {
        foreach (var name in new[] { "Network", "Hardware", "Payments" })
            Seed.Add(tenant, "FAQLists", new() { ["name"] = name, ["group_id"] = 0, ["level"] = 0, ["is_group"] = false, ["full_name"] = name, ["type"] = 0, ["showforall"] = true });
        Article(tenant, 1, "Reset MFA for the VPN", "The VPN asks for a code that never comes.", "Open the self-service page, choose Reset MFA, and scan the new code.", "vpn,mfa");
        Article(tenant, 1, "Connect to the guest Wi-Fi", "Visitors need the wireless network.", "Ask reception for today's code; it ends at midnight.", "wifi,guest");
        Article(tenant, 1, "VPN drops every few minutes", "The tunnel closes when the laptop changes networks.", "Switch on 'Stay connected' in the client.", "vpn");
        Article(tenant, 2, "Laptop battery does not charge", "The charger's light stays dark.", "Hold the power button for thirty seconds without the charger.", "laptop,battery");
        Article(tenant, 2, "Order a replacement MacBook", "The warranty has ended.", "Raise a service request with the inventory number.", "macbook,warranty");
        Article(tenant, 3, "Payment gateway time-outs", "Cards are declined with a time-out.", "Fail over to the second provider, then open a problem.", "payments");
        Article(tenant, 3, "Refund a card payment", "A customer paid twice.", "Use the refund screen of the gateway.", "payments");
        Article(tenant, 2, "Old docking station guide", "No longer in use.", "Ask for a new one.", "dock")["inactive"] = true;
    }

    static JsonObject Article(Tenant tenant, int folder, string name, string description, string resolution, string tags) => Seed.Add(tenant, "KBArticle", new()
    {
        ["id"] = 500 + tenant["KBArticle"].Count + 1, ["name"] = name, ["description"] = description, ["description_html"] = $"<p>{description}</p>", ["resolution"] = resolution, ["resolution_html"] = $"<p>{resolution}</p>", ["type"] = 0,
        ["inactive"] = false, ["tag_string"] = tags, ["faqlists"] = Seed.Ids(folder), ["showforall"] = true, ["view_count"] = 12, ["useful_count"] = 3, ["notuseful_count"] = 0, ["date_created"] = Seed.Ago(tenant, 200),
        ["date_edited"] = Seed.Ago(tenant, 20), ["next_review_date"] = Tenant.NoDate,
    });
}

using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Contracts, stock, money, calendar, services, reports: a few rows each.</summary>
static class SeedBusiness
{
    public static void Fill(Tenant tenant)
    {
        foreach (var (name, code) in new[] { ("Pound sterling", "GBP"), ("Euro", "EUR") })
            Seed.Add(tenant, "Currency", new() { ["name"] = name, ["code"] = code, ["symbol"] = code == "GBP" ? "£" : "€", ["conversion_rate"] = 1 });
        Seed.Add(tenant, "Tax", new() { ["name"] = "Standard rate", ["rate"] = 20 });
        Seed.Add(tenant, "ChargeRate", new() { ["name"] = "Standard", ["rate"] = 95 });
        Seed.Add(tenant, "BudgetType", new() { ["name"] = "Labour" });
        Seed.Add(tenant, "Product", new() { ["name"] = "Web shop" });
        Seed.Add(tenant, "ServiceCategory", new() { ["name"] = "Business systems" });
        for (var i = 1; i <= 15; i++)
        {
            var client = 2 + i % 2;
            Seed.Add(tenant, "Item", new() { ["name"] = $"Dock {i}", ["assetgroup_id"] = 1, ["description"] = "USB-C docking station", ["supplier_id"] = 1, ["baseprice"] = 100 + i, ["costprice"] = 80 + i, ["quantity_in_stock"] = i });
            Seed.Add(tenant, "ClientContract", new() { ["ref"] = $"CON-{i:000}", ["client_id"] = client, ["sla_id"] = 1 + i % 2, ["start_date"] = Seed.Ago(tenant, 300), ["end_date"] = Seed.Ago(tenant, i % 4 == 0 ? 5 : -65), ["active"] = i % 4 != 0, ["expired"] = i % 4 == 0, ["note"] = "" });
            Seed.Add(tenant, "SupplierContract", new() { ["ref"] = $"SUP-{i:000}", ["supplier_id"] = 1 + i % 2, ["contract_description"] = "Hardware support", ["start_date"] = Seed.Ago(tenant, 100), ["end_date"] = Seed.Ago(tenant, -265), ["active"] = true });
            Seed.Add(tenant, "SoftwareLicence", new() { ["name"] = $"Design suite {i}", ["type"] = 0, ["count"] = 10, ["licences_in_use"] = i % 10, ["licences_available"] = 10 - i % 10, ["client_id"] = client, ["vendor"] = "Inkwell", ["is_active"] = true });
            Seed.Add(tenant, "Quotation", new() { ["title"] = $"Quote {i}", ["client_id"] = client, ["status"] = 1, ["date"] = Seed.Ago(tenant, i), ["total"] = 1000 * i, ["lines"] = new JsonArray() });
            Seed.Add(tenant, "SalesOrder", new() { ["title"] = $"Order {i}", ["client_id"] = client, ["status"] = 1, ["date"] = Seed.Ago(tenant, i), ["total"] = 900 * i, ["lines"] = new JsonArray() });
            Seed.Add(tenant, "PurchaseOrder", new() { ["title"] = $"Purchase {i}", ["supplier_id"] = 1 + i % 2, ["status"] = 1, ["date"] = Seed.Ago(tenant, i), ["total"] = 700 * i, ["lines"] = new JsonArray() });
            Seed.Add(tenant, "Invoice", new() { ["invoicenumber"] = $"INV{i:0000}", ["client_id"] = client, ["invoice_date"] = Seed.Ago(tenant, i), ["total"] = 900 * i, ["posted"] = i % 2 == 0, ["lines"] = new JsonArray() });
            Seed.Add(tenant, "RecurringInvoice", new() { ["reference"] = $"REC{i:0000}", ["client_id"] = client, ["total"] = 90 * i, ["lines"] = new JsonArray() });
            Seed.Add(tenant, "Appointment", new() { ["subject"] = $"Visit {i}", ["start_date"] = Seed.Ago(tenant, i - 8), ["end_date"] = Seed.Ago(tenant, i - 8.05), ["agent_id"] = 3, ["client_id"] = client, ["complete_status"] = i > 8 ? 0 : -1 });
            Seed.Add(tenant, "TimesheetEvent", new() { ["event_type"] = 1, ["subject"] = "Desk", ["start_date"] = Seed.Ago(tenant, i), ["end_date"] = Seed.Ago(tenant, i - 0.3), ["agent_id"] = 2 + i % 3, ["timetaken"] = 7.2 });
            Seed.Add(tenant, "Timesheet", new() { ["agent_id"] = 2 + i % 3, ["date"] = Seed.Ago(tenant, i), ["target_hours"] = 8, ["actual_hours"] = 7.2 });
        }

        Seed.Add(tenant, "ClientPrepay", new() { ["client_id"] = 2, ["hours"] = 20 });
        foreach (var name in new[] { "Web shop", "Mail", "Payments" })
        {
            var service = Seed.Add(tenant, "Service", new() { ["name"] = name, ["summary"] = $"The service {name}", ["service_category_id"] = 1, ["current_status"] = 1, ["enabled"] = true });
            Seed.Add(tenant, "ServiceStatus", new() { ["service_id"] = service["id"]!.DeepClone(), ["status"] = 1, ["datetime"] = Seed.Ago(tenant, 3) });
        }

        foreach (var name in new[] { "2026.1", "2026.2" })
            Seed.Add(tenant, "Release", new() { ["name"] = name, ["product_id"] = 1, ["releasedate"] = Seed.Ago(tenant, 30) });
        Seed.Add(tenant, "Report", new() { ["name"] = "Tickets by status", ["description"] = "All tickets", ["sql"] = "select id, summary, status_id from faults", ["is_published"] = true, ["published_id"] = "tickets-by-status" });
        Seed.Add(tenant, "Report", new() { ["name"] = "Users", ["description"] = "All users", ["sql"] = "select id, name from users", ["is_published"] = false });
        foreach (var text in new[] { "Call the customer", "Order parts" })
            Seed.Add(tenant, "ToDo", new() { ["ticket_id"] = 10_001, ["text"] = text, ["done"] = false });
    }
}

using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Modules;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>Products, vendors, purchase orders and contracts.</summary>
static class InventoryTables
{
    const int SoftwareContract = 2;

    static readonly Collection Products = new("/products", "product", "products",
        "name* asset_type_id*:@asset_types manufacturer status:str(In Production|In Pipeline|Retired) mode_of_procurement:str(Buy|Lease|Both) depreciation_type_id:int description") { Unique = "name", Extra = """{"description_text":""}""" };

    static readonly Collection Vendors = new("/vendors", "vendor", "vendors", "name* description primary_contact_id:@users address:{line1 city state country zipcode} email:email phone mobile contact_name") { Unique = "name" };

    static readonly Collection PurchaseOrders = new("/purchase_orders", "purchase_order", "purchase_orders",
        "name* po_number* vendor_id*:@vendors vendor_details* shipping_address* billing_address* currency_code* purchase_items*:{item_type*:int item_name* cost*:num quantity*:num tax_percentage*:num description}[] "
        + "expected_delivery_date:date billing_same_as_shipping:bool conversion_rate:num department_id:@departments discount_percentage:num tax_percentage:num shipping_cost:num custom_fields:obj workspace_id+:int")
    {
        Verbs = "list create update delete", ByWorkspace = true, Unique = "po_number", Extra = """{"status":20}""", After = (call, record, _) => record["created_by"] ??= call.Caller.Id,
    };

    static readonly Collection Contracts = new("/contracts", "contract", "contracts",
        "name* vendor_id*:@vendors contract_number* contract_type_id*:@contract_types approver_id:@agents start_date:date end_date:date cost:num description auto_renew:bool notify_expiry:bool notify_before:int notify_to:any[] "
        + "visible_to_id:@groups requester_id:@users custom_fields:obj associated_asset_ids:@assets[] software_id:@applications license_type:str(volume|enterprise|trial|open_source|free) "
        + "billing_cycle:str(monthly|quarterly|half_yearly|annual|one_time) license_key item_cost_details:obj[] workspace_id+:int")
    {
        Verbs = "list create get", ByWorkspace = true, Unique = "contract_number", Check = CheckContract,
        Extra = """{"delegatee_id":null,"future_contract_id":null,"has_attachments":false,"expiry_notified":false}""",
        After = (_, record, _) =>
        {
            record["status"] ??= "draft";
            record["has_associated_assets"] = record.Items("associated_asset_ids").Any();
        },
        Show = (_, record) => record.Without("associated_asset_ids"), Heavy = ["associated_asset_ids"],
    };

    static readonly Collection ContractTypes = new("/contract_types", "contract_type", "contract_types") { Verbs = "list" };

    public static void Map(Routes routes)
    {
        CollectionEndpoints.Map(routes, Products, Vendors, PurchaseOrders, Contracts, ContractTypes);
        var orders = new CollectionEndpoints(PurchaseOrders);
        routes.Add("GET", "/purchase_orders/{id}", call => Replies.One("purchase-order", orders.Find(call))); // with a hyphen, here only
        MoveWorkspace.Map(routes, "/purchase_orders/{id}", "purchase_order", orders.Find, ("agent_id", "_agent_id"));
        var contracts = new CollectionEndpoints(Contracts);
        MoveWorkspace.Map(routes, "/contracts/{id}", "contract", contracts.Find, ("agent_id", "_agent_id"));
        routes.Add("PUT", "/contracts/{id}", call => UpdateContract(call, contracts));
        routes.Add("GET", "/contracts/{id}/associated-assets", call => Replies.List(call, "associated_assets",
            contracts.Find(call).Items("associated_asset_ids").Select(id => call.Tenant.Assets.Find(id.Number())).OfType<JsonObject>(), asset => asset.Without("type_fields")));
        routes.Add("GET", "/contracts/{id}/attachments", call => Replies.List(call, "attachments", contracts.Find(call).Items("attachments").OfType<JsonObject>()));
        routes.Add("GET", "/contract_types/{id}/fields", call => Replies.List(call, "contract_type_fields", call.Tenant["contract_types/fields"].Rows.Where(row => row.Number("_type") == call.Find("contract_types").Number("id"))));
    }

    static IEnumerable<JsonObject> CheckContract(Call call, JsonObject body, JsonObject? held)
    {
        if (held is not null && body.Number("contract_type_id") is { } type && type != held.Number("contract_type_id"))
            yield return Refusal.Problem("contract_type_id", "It cannot be changed by an update", "readonly_field");
        if (body.Number("notify_before") > 365)
            yield return Refusal.Problem("notify_before", "It should be less than or equal to 365", "invalid_value");
        if (held is not null)
            yield break;
        var isSoftware = call.Tenant["contract_types"].Rows.FindIndex(row => row.Number("id") == body.Number("contract_type_id")) == SoftwareContract;
        foreach (var name in isSoftware ? ["software_id"] : new[] { "approver_id", "start_date", "end_date", "cost" })
            if (body[name] is null)
                yield return Refusal.Missing(name);
    }

    static JsonAnswer UpdateContract(Call call, CollectionEndpoints contracts)
    {
        if (call.Query("operation") is not { } operation)
            return contracts.Update(call);
        var contract = contracts.Find(call);
        contract["status"] = operation switch
        {
            "submit-for-approval" => "pending", "approve" => "approved", "reject" => "rejected",
            _ => throw Refusal.Field("operation", "It should be one of these values: 'submit-for-approval,approve,reject'", "invalid_value"),
        };
        contract["updated_at"] = call.Now;
        return Replies.Empty(204);
    }
}

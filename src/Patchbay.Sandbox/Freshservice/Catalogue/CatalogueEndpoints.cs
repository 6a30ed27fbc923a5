using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Collections;
using Patchbay.Sandbox.Freshservice.Tickets;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Catalogue;

/// <summary>The service catalogue. Items are named by <c>display_id</c>; to create one has another spelling and a wrapped body.</summary>
static class CatalogueEndpoints
{
    const string Table = "service_catalog/items";
    const int Published = 2;

    static readonly Collection Categories = new("/service_catalog/categories", "service_category", "service_categories") { Verbs = "list", ByWorkspace = true };

    static readonly Fields Item = Fields.Parse("name* category_id*:@service_catalog/categories short_description* description* visibility*:int(1|2) cost:num cost_visibility:bool delivery_time:int "
        + "delivery_time_visibility:bool agent_group_visibility:int(1|2|3) agent_group_visibilities:{group_id:@groups[]} agent_workspace_visibilities:{workspace_ids:@workspaces[]} group_visibility:int(1|2) "
        + "item_type:int(1|2) allow_attachments:bool allow_quantity:bool product_id:@products ci_type_id:@asset_types quantity:int icon_name is_bundle:bool create_child:bool botified:bool workspace_id:int custom_fields:obj[] "
        + "configs:{subject attachment_mandatory:bool}");

    static readonly Fields Order = Fields.Parse("quantity:int requested_for:email email:email child_items:{service_item_id*:int quantity:int custom_fields:obj}[] custom_fields:obj parent_ticket_id:@tickets");

    public static void Map(Routes routes)
    {
        CollectionEndpoints.Map(routes, Categories);
        routes.Add("GET", "/service_catalog/items", call => Replies.List(call, "service_items",
            call.InWorkspace(Rows(call)).Where(item => call.Query("category_id") is not { } category || item.Text("category_id") == category), item => item.Without("custom_fields", "description")));
        routes.Add("GET", "/service_catalog/items/search", Search);
        routes.Add("GET", "/service_catalog/items/{display_id}", call => Replies.One("service_item", Find(call)));
        routes.Add("POST", "/service_catalog/items/{display_id}/place_request", Place);
        routes.Add("POST", "/service-catalog/items", Create);
        routes.Add("GET", "/catalog/item/{display_id}/fields", call => Replies.List(call, "fields", Find(call).Items("custom_fields").OfType<JsonObject>()));
    }

    public static JsonObject Blank(Tenant tenant, JsonObject members)
    {
        var item = new JsonObject { ["id"] = tenant.NextId(), ["display_id"] = tenant[Table].TakeNumber() };
        item.Take(Item.Blank());
        item.Take(Json.Parse("""
            {"visibility":2,"group_visibility":1,"agent_group_visibility":1,"item_type":1,"child_items":[],"configs":{"subject":null,"attachment_mandatory":false},"deleted":false,"icon_url":null,"allow_quantity":true,
             "workspace_id":2}
            """));
        item.Take(members);
        (item["created_at"], item["updated_at"]) = (tenant.Now, tenant.Now);
        return item;
    }

    static IEnumerable<JsonObject> Rows(Call call) => call.Tenant[Table].Rows.Where(item => !item.Flag("deleted"));

    static JsonObject Find(Call call) => call.Find(Table, "display_id");

    static JsonAnswer Search(Call call)
    {
        if (call.Query("search_term") is not { } term)
            throw Refusal.Field("search_term", "It should not be blank as this is a mandatory field", "missing_field");
        if (call.Query("user_email") is not null && !call.Caller.IsAdmin)
            throw Refusal.Denied;
        return Replies.WithMeta(call, "service_items", call.InWorkspace(Rows(call)).Where(item => item.Number("visibility") == Published
            && $"{item.Text("name")} {item.Text("short_description")} {Json.Plain(item.Text("description"))}".Contains(term, StringComparison.OrdinalIgnoreCase)));
    }

    static JsonAnswer Create(Call call)
    {
        if (call.Body["service_item"] is not JsonObject body || call.Body.Count != 1)
            throw Refusal.Field("service_item", "It should be the only member of the body", "missing_field");
        Refusal.IfAny(Item.Problems(call, body, isNew: true));
        body["workspace_id"] = call.WorkspaceOf(body);
        var item = Blank(call.Tenant, body);
        call.Tenant[Table].Rows.Add(item);
        return Replies.One("service_item", item, 201);
    }

    /// <summary>An order becomes a service request with one requested item for each thing ordered.</summary>
    static JsonAnswer Place(Call call)
    {
        var (item, body) = (Find(call), call.Body);
        if (item.Number("visibility") != Published)
            throw Refusal.NotFound;
        var problems = Order.Problems(call, body, isNew: true);
        if (problems.Count == 0)
        {
            problems.AddRange(FieldProblems(item, body["custom_fields"] as JsonObject ?? []));
            foreach (var child in body.Items("child_items").OfType<JsonObject>().Where(child => item.Items("child_items").All(known => known["service_item_id"].Number() != child.Number("service_item_id"))))
                problems.Add(Refusal.Problem("child_items", $"The item has no child item {child["service_item_id"]}", "invalid_value"));
            foreach (var name in new[] { "requested_for", "email" })
                if (body.Text(name) is { } email && call.Tenant.PersonByEmail(email) is null)
                    problems.Add(Refusal.Problem(name, "There is no contact matching the given email", "invalid_value"));
            if (body.Number("quantity") is { } quantity && (quantity < 1 || (quantity > 1 && !item.Flag("allow_quantity"))))
                problems.Add(Refusal.Problem("quantity", "It is not an allowed quantity of this item", "invalid_value"));
        }

        problems.AddRange(Attachments.Problems(call));
        Refusal.IfAny(problems);

        var requester = call.Tenant.PersonByEmail(body.Text("email"))?.Number("id") ?? call.Caller.Id;
        var beneficiary = call.Tenant.PersonByEmail(body.Text("requested_for"))?.Number("id") ?? requester;
        var ticket = TicketWriter.Blank(call.Tenant, call.Tenant.Clock.GetUtcNow());
        ticket.Take(new()
        {
            ["type"] = "Service Request", ["subject"] = $"Request for {Tenant.NameOf(call.Tenant.Person(beneficiary)!)} : {item.Text("name")}", ["requester_id"] = requester, ["requested_for_id"] = beneficiary,
            ["workspace_id"] = item.Number("workspace_id"), ["_parent"] = body["parent_ticket_id"]?.DeepClone(), ["attachments"] = new JsonArray([.. Attachments.Keep(call)]),
        });
        ticket["custom_fields"] = CustomFields.Merged(call, "tickets", ticket.Number("workspace_id"), null, null);
        call.Tenant.Tickets.Rows.Add(ticket);
        call.Tenant.Note(ticket, call.Caller.Id, "requested " + item.Text("name"));
        Add(call.Tenant, ticket, item, body, isParent: body.Items("child_items").Any());
        foreach (var child in body.Items("child_items").OfType<JsonObject>())
            Add(call.Tenant, ticket, call.Tenant[Table].Find(child.Number("service_item_id"))!, child, isParent: false);
        return Replies.One("service_request", ticket, 201);
    }

    public static void Add(Tenant tenant, JsonObject ticket, JsonObject item, JsonObject order, bool isParent) => tenant["requested_items"].Rows.Add(new()
    {
        ["id"] = tenant.NextId(), ["_ticket"] = ticket.Number("id"), ["service_item_id"] = item.Number("display_id"), ["quantity"] = order.Number("quantity") ?? 1, ["stage"] = 1, ["loaned"] = false,
        ["cost_per_request"] = item["cost"]?.DeepClone(), ["remarks"] = null, ["delivery_time"] = item["delivery_time"]?.DeepClone(), ["is_parent"] = isParent,
        ["custom_fields"] = order["custom_fields"]?.DeepClone() ?? new JsonObject(), ["attachments"] = new JsonArray(), ["created_at"] = tenant.Now, ["updated_at"] = tenant.Now,
    });

    static IEnumerable<JsonObject> FieldProblems(JsonObject item, JsonObject sent)
    {
        var fields = item.Items("custom_fields").OfType<JsonObject>().ToDictionary(field => field.Text("name")!, StringComparer.Ordinal);
        foreach (var (name, value) in sent)
        {
            if (!fields.TryGetValue(name, out var field))
                yield return Refusal.Problem(name, "Unexpected/invalid field in request", "invalid_field");
            else if (field.Items("choices").Any() && field.Items("choices").All(choice => choice[0]!.ToString() != value?.ToString()))
                yield return Refusal.Problem(name, $"It should be one of these values: '{string.Join(",", field.Items("choices").Select(choice => choice[0]))}'", "invalid_value");
        }

        foreach (var field in fields.Values.Where(field => field.Flag("required") && string.IsNullOrEmpty(sent.Text(field.Text("name")!))))
            yield return Refusal.Missing(field.Text("name")!);
    }
}

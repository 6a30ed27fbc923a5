using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Stock, contracts, sales, money, calendar, services and releases.</summary>
static class BusinessResources
{
    const string InvoiceMembers = "client_id:i sitenumber:i uid:i invoicenumber:s invoice_date:dt duedate:dt invoicetype:i contract_id:i salesorder_id:i ticket_id:i recurring_invoice_id:i currency_code:i "
        + "paymentterms:i paymentstatus:i amountpaid:n amountdue:n posted:b dateposted:dt datesent:dt datepaid:dt lines:a add_lines:a revenue:n tax_total:n total:n internal_note:s reference:s voided:b customfields:a";

    public static IEnumerable<Resource> All { get; } =
    [
        new("Item", "items")
        {
            Wrapper = "items", Pages = true, AdvancedSearch = true, Required = ["name", "assetgroup_id"], Searched = ["name", "description"],
            Filters = Ids("assetgroup_id supplier_id"), DetailsOnly = ["note", "item_suppliers"],
            Members = new("name:s assetgroup_id:i assettype_id:i description:s purchase_description:s note:s internalreference:s externalreference:s supplier_id:i supplier_part_code:s item_suppliers:a "
                + "baseprice:n costprice:n recurringprice:n recurringcost:n isrecurringitem:b markupperc:n taxcode:i quantity_in_stock:n quantity_reserved:n quantity_on_order:n minstockqty:n reorderqty:n "
                + "dont_track_stock:b nominalcode:s status:i customfields:a"),
        },
        new("Supplier", "suppliers")
        {
            Wrapper = "suppliers", Pages = true, Required = ["name"], Unique = "name", Searched = ["name", "contact_name"], Filters = Ids("toplevel_id"), DetailsOnly = ["notes"],
            Members = new("name:s toplevel_id:i contact_name:s email_address:s support_email_address:s phone_number:s phone_number_2:s website:s address:s notes:s portal_url:s default_contract_id:i "
                + "is_supplier:b is_manufacturer:b inactive:b -contract_count customfields:a"),
            Narrow = (call, rows) => call.Flag("includeinactive") ? rows : rows.Where(row => !Tenant.IsTrue(row["inactive"])),
        },
        new("SupplierContract", "suppliers")
        {
            Wrapper = "contracts", Pages = true, Required = ["supplier_id"], Searched = ["ref", "contract_description"], Filters = Ids("supplier_id"),
            Members = new("ref:s contract_description:s supplier_id:i -supplier_name start_date:dt end_date:dt sla_id:i note:s contact_1:s costing_information:s is_default:b active:b expired:b assets:a customfields:a"),
        },
        new("SoftwareLicence", "softwarelicensing")
        {
            Wrapper = "licences", Pages = true, Required = ["name"], Searched = ["name", "vendor"], Filters = Ids("client_id site_id"),
            Members = new("name:s type:i count:i client_id:i site_id:i supplier_id:i start_date:dt end_date:dt licences_in_use:i licences_available:i purchase_price:n price:n billing_cycle:s autorenew:b is_active:b vendor:s notes:s"),
        },
        new("AssetSoftware", "software") { Verbs = "L", NeedsParent = "device_id", Filters = Ids("device_id licence_id") },
        new("ClientContract", "contracts")
        {
            Wrapper = "contracts", Pages = true, Required = ["client_id"], Unique = "ref", Searched = ["ref", "note"], Filters = Ids("client_id site_id"), DetailsOnly = ["billingplans", "note"],
            Members = new("ref:s refextra:s client_id:i site_id:i user_id:i sla_id:i start_date:dt end_date:dt status:i contract_status:s active:b started:b expired:b billingperiod:i billingdescription:i "
                + "numberofunitsfree:n periodchargeamount:n next_invoice_date:dt note:s assets:a billingplans:a chargerates:a rollingcontract:b termmonths:i autotaskid:i customfields:a"),
        },
        new("Quotation", "quotes")
        {
            Wrapper = "quotes", Pages = true, Required = ["client_id"], Searched = ["title", "note"], Filters = Ids("client_id site_id user_id ticket_id"), DetailsOnly = ["lines", "scope", "risk"],
            Members = new("title:s client_id:i site_id:i user_id:i ticket_id:i status:i approvalstate:i date:dt expiry_date:dt assigned_agent:i currency_code:i note:s scope:s risk:s po_ref:s lines:a revenue:n "
                + "tax_total:n total:n margin:n internal_approval_status:i pdftemplate_id:i customfields:a"),
        },
        new("SalesOrder", "sos")
        {
            Wrapper = "salesorders", Pages = true, AdvancedSearch = true, Required = ["client_id"], Searched = ["title", "po_number"], Filters = Ids("client_id site_id user_id ticket_id"), DetailsOnly = ["lines"],
            Members = new("title:s client_id:i site_id:i user_id:i ticket_id:i quotation_id:i status:i open_status:i date:dt ship_date:dt assigned_agent:i po_number:s lines:a revenue:n tax_total:n total:n cost:n profit:n customfields:a"),
        },
        new("PurchaseOrder", "pos")
        {
            Wrapper = "purchaseorders", Pages = true, Required = ["supplier_id"], Searched = ["title", "po_ref"], Filters = Ids("client_id supplier_id ticket_id salesorder_id"), DetailsOnly = ["lines"],
            Members = new("title:s supplier_id:i client_id:i ticket_id:i salesorder_id:i status:i po_ref:s date:dt datesent:dt est_delivery_date:dt duedate:dt deliver_to_us:b lines:a price:n tax_total:n total:n approval_status:i customfields:a"),
        },
        new("Invoice", "invoices")
        {
            Wrapper = "invoices", Pages = true, AdvancedSearch = true, Required = ["client_id"], Searched = ["invoicenumber", "reference"],
            Filters = Ids("client_id contract_id ticket_id salesorder_id"), DetailsOnly = ["lines"], Members = new(InvoiceMembers),
        },
        new("RecurringInvoice", "invoices")
        {
            Wrapper = "invoices", Pages = true, AdvancedSearch = true, Required = ["client_id"], Searched = ["reference"], Filters = Ids("client_id contract_id"), DetailsOnly = ["lines"], Members = new(InvoiceMembers),
        },
        new("ClientPrepay", "contracts") { Wrapper = "clientprepays", Pages = true, Filters = Ids("client_id contract_id") }, // the key is not confirmed
        new("Currency", null) { Required = ["name", "code"], Members = new("name:s symbol:s code:s conversion_rate:n last_updated:dt") },
        new("Tax", null), new("ChargeRate", null) { Verbs = "LG" }, new("BudgetType", null),
        new("Appointment", "calendar")
        {
            Wrapper = "appointments", Pages = true, AdvancedSearch = true, Required = ["subject", "start_date", "end_date"], Searched = ["subject"], Filters = Ids("client_id ticket_id"), DetailsOnly = ["note_html"],
            Members = new("subject:s start_date:dt end_date:dt allday:b agent_id:i agents:a ticket_id:i client_id:i site_id:i user_id:i appointment_type_id:i is_task:b is_private:b note:s note_html:s "
                + "online_meeting_url:s appointment_location:i open_appointment_status:i agent_status:i reminderminutes:i complete_status:i complete_note:s complete_notehtml:s complete_timetaken:n complete_date:dt "
                + "inform_agents:b inform_user:b attendees:s requires_approval:b approval_status:i"),
            Saved = (_, record, _) => record["complete_status"] ??= -1,
            Narrow = (call, rows) => Within(call, call.Flag("hidecompleted") ? rows.Where(row => Tenant.Int(row["complete_status"]) != 0) : rows),
        },
        new("Timesheet", "timesheets")
        {
            Verbs = "LGP", Required = ["agent_id", "date"],
            Members = new("agent_id:i date:dt start_time:dt end_time:dt target_hours:n actual_hours:n chargeable_hours:n break_hours:n work_hours:n events:a"),
        },
        new("TimesheetEvent", "timesheets")
        {
            Required = ["agent_id", "start_date", "end_date", "event_type"], Filters = new Dictionary<string, string> { ["agent_id"] = "agent_id", ["agents"] = "agent_id" }, Narrow = Within,
            Members = new("event_type:i subject:s start_date:dt end_date:dt timetaken:n agent_id:i ticket_id:i action_number:i note:s client_id:i site_id:i charge_rate:i break_type:i holiday_id:i"),
        },
        new("Service", "tickets")
        {
            Wrapper = "services", Pages = true, Required = ["name"], Searched = ["name", "summary"], Filters = Ids("service_category_id"),
            Members = new("guid:uuid name:s summary:s service_category_id:i current_status:i status_message_update_public:s status_message_update_internal:s business_owner_id:i technical_owner_id:i "
                + "service_tickettype_id:i incident_tickettype_id:i criticality:i enabled:b showinusercatalog:b customfields:a"),
        },
        new("ServiceCategory", null), new("ServiceStatus", "tickets") { Wrapper = "servicestatuses", Pages = true, Filters = Ids("service_id") }, // the key is not confirmed
        new("Release", "tickets")
        {
            Wrapper = "releases", Pages = true, Required = ["name"], Searched = ["name"], Filters = Ids("product_id"),
            Members = new("name:s product_id:i branch_id:i releasetype_id:i builddate:dt releasedate:dt note:s public_note:s major_version_number:i minor_version_number:i patch_version_number:i issues_logged:i"),
        },
        new("Product", null),
    ];

    static Dictionary<string, string> Ids(string names) => SetUpResources.Same(names);

    static IEnumerable<JsonObject> Within(Call call, IEnumerable<JsonObject> rows)
    {
        if (call.Query("start_date") is { } start)
            rows = rows.Where(row => string.CompareOrdinal(row["end_date"]?.ToString(), start) >= 0);
        return call.Query("end_date") is { } end ? rows.Where(row => string.CompareOrdinal(row["start_date"]?.ToString(), end) <= 0) : rows;
    }
}

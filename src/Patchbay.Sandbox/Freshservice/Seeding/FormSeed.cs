using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Seeding;

/// <summary>Form fields: the product's own, and those this account has added.</summary>
static class FormSeed
{
    const int Hr = 3;

    static readonly string[] Priorities = ["1=Low", "2=Medium", "3=High", "4=Urgent"];

    static readonly string[] Levels = ["1=Low", "2=Medium", "3=High"];

    public static void Fill(Tenant tenant)
    {
        JsonObject Own(string name, string label, string type, bool required = false, params string[] choices) => CustomFields.Define(tenant.NextId(), name, label, type, required, isDefault: true, choices: choices);
        JsonObject Added(string name, string label, string type, params string[] choices) => CustomFields.Define(tenant.NextId(), name, label, type, required: false, choices: choices);
        JsonObject ForHr(string name, string label, bool required, bool forClosure) => CustomFields.Define(tenant.NextId(), name, label, "custom_text", required, workspace: Hr, forClosure: forClosure);

        tenant.Forms["tickets"] =
        [
            Own("requester", "Requester", "default_requester", required: true), Own("subject", "Subject", "default_subject", required: true), Own("source", "Source", "default_source", required: false, "1=Email", "2=Portal", "3=Phone"),
            Own("ticket_type", "Type", "default_ticket_type", required: false, "1=Incident", "2=Service Request"),
            Own("status", "Status", "default_status", required: true, "2=Open", "3=Pending", "4=Resolved", "5=Closed", "6=Waiting on vendor"),
            Own("urgency", "Urgency", "default_urgency", required: false, Levels), Own("impact", "Impact", "default_impact", required: false, Levels), Own("priority", "Priority", "default_priority", required: true, Priorities),
            Own("group", "Group", "default_group"), Own("agent", "Agent", "default_agent"), Own("department", "Department", "default_department"), Own("description", "Description", "default_description", required: true),
            Category(Own("category", "Category", "default_category")),
            Added("building", "Building", "custom_dropdown", "North", "South", "Remote"), Added("affected_users", "Affected users", "custom_number"), Added("is_recurring", "Happened before", "custom_checkbox"),
            Added("needed_by", "Needed by", "custom_date"), Added("error_text", "Error text", "custom_paragraph"), Nested(Added("region", "Region", "nested_field")),
            ForHr("employee_number", "Employee number", required: true, forClosure: false), ForHr("closing_remark", "Closing remark", required: false, forClosure: true),
        ];
        tenant.Forms["problems"] = Single(Own("subject", "Subject", "default_subject", required: true), Own("status", "Status", "default_status", required: true, "1=Open", "2=Change requested", "3=Closed"),
            Own("priority", "Priority", "default_priority", required: true, Priorities), Own("impact", "Impact", "default_impact", required: true, Levels), Added("supplier_case", "Supplier case", "custom_text"));
        tenant.Forms["changes"] = Single(Own("subject", "Subject", "default_subject", required: true),
            Own("status", "Status", "default_status", required: true, "1=Open", "2=Planning", "3=Awaiting Approval", "4=Pending Release", "5=Pending Review", "6=Closed"),
            Own("priority", "Priority", "default_priority", required: true, Priorities), Own("change_type", "Change type", "default_change_type", required: true, "1=Minor", "2=Standard", "3=Major", "4=Emergency"),
            Own("risk", "Risk", "default_risk", required: true, "1=Low", "2=Medium", "3=High", "4=Very High"), Own("planned_start_date", "Planned start", "default_planned_start_date", required: true),
            Own("planned_end_date", "Planned end", "default_planned_end_date", required: true), Own("change_reason", "Reason", "default_change_reason"), Added("outage", "Outage expected", "custom_dropdown", "None", "Partial", "Full"));
        tenant.Forms["releases"] = Single(Own("subject", "Subject", "default_subject", required: true),
            Own("status", "Status", "default_status", required: true, "1=Open", "2=On hold", "3=In Progress", "4=Incomplete", "5=Completed"), Added("version", "Version", "custom_text"));
        tenant.Forms["requesters"] = [Person("first_name", "First name", "default_first_name", true), Person("primary_email", "Email", "default_email", true), Person("employee_id", "Employee ID", "custom_text", false), Person("badge_number", "Badge number", "custom_number", false)];
        tenant.Forms["agents"] = [Person("first_name", "First name", "default_first_name", true), Person("email", "Email", "default_email", true)];
        tenant.Forms["departments"] =
        [
            Json.Parse("""{"name":"name","label":"Department name","field_type":"default_name","mandatory":true,"is_default_field":true,"default_field":true}"""),
            Json.Parse("""{"name":"cost_center","label":"Cost center","field_type":"custom_text","mandatory":false,"is_default_field":false,"default_field":false}"""),
        ];
        tenant.Forms["workspaces"] = [];
        tenant.Forms["onboarding"] =
        [
            Entry("cf_employee_name", "Employee name", "custom_text", required: true), Entry("cf_employee_email", "Personal e-mail", "custom_email"), Entry("cf_date_of_joining", "Date of joining", "custom_date", required: true),
            Entry("cf_department", "Department", "custom_lookup_bigint", required: true, source: 6), Entry("cf_location", "Location", "custom_lookup_bigint", source: 1),
            Entry("cf_reporting_manager", "Reporting manager", "custom_lookup_bigint", source: 5), Entry("cf_laptop", "Laptop", "custom_lookup_bigint", source: 4),
            Entry("msf_software", "Software", "custom_multi_select_dropdown", choices: ["Office", "Figma", "Slack", "Jira"]), Entry("cf_remote", "Works remotely", "custom_checkbox"), Entry("cf_job_title", "Job title", "custom_text"),
        ];
        tenant.Forms["offboarding"] =
        [
            Entry("cf_employee", "Employee", "custom_lookup_bigint", required: true, source: 5), Entry("cf_last_day", "Last working day", "custom_date", required: true), Entry("cf_reason", "Reason", "custom_dropdown", choices: ["Resigned", "Retired", "Contract ended"]),
        ];
    }

    /// <summary>Forms of problems, changes and releases know one <c>required</c>.</summary>
    static List<JsonObject> Single(params JsonObject[] fields)
    {
        foreach (var field in fields)
        {
            field["required"] = field.Flag("required_for_agents");
            foreach (var name in new[] { "required_for_agents", "required_for_customers", "label_for_customers", "customers_can_edit", "displayed_to_customers", "portal_cc", "portalcc_to", "sections", "belongs_to_section" })
                field.Remove(name);
        }

        return [.. fields];
    }

    static JsonObject Person(string name, string label, string type, bool isDefault) => new()
    {
        ["id"] = 27_000_000_900 + name.Length, ["name"] = name, ["label"] = label, ["type"] = type, ["default"] = isDefault, ["position"] = 1, ["required_for_agents"] = false, ["required_for_customers"] = false, ["editable_in_signup"] = false,
        ["customers_can_edit"] = false, ["displayed_for_customers"] = true, ["user_field_group_id"] = null, ["choices"] = new JsonArray(),
    };

    static JsonObject Entry(string name, string label, string type, bool required = false, int? source = null, params string[] choices) => new()
    {
        ["id"] = 27_000_000_700 + name.Length, ["placeholder"] = null, ["label"] = label, ["name"] = name, ["position"] = 1, ["required"] = required, ["default"] = false, ["field_type"] = type, ["data_source"] = source,
        ["choices"] = new JsonArray([.. choices.Select(choice => (JsonNode?)choice)]), ["nested_fields"] = new JsonArray(), ["nested_field_choices"] = new JsonObject(),
    };

    static JsonObject Category(JsonObject field)
    {
        field["choices"] = Options(("Hardware", [("Computer", ["Laptop", "Desktop"]), ("Printer", [])]), ("Software", [("E-mail", ["Outlook"]), ("Browser", [])]), ("Network", [("Access", []), ("Connectivity", ["Wired", "Wireless"])]), ("Other", []));
        field["nested_fields"] = Levels3("sub_category", "Sub-category", "item_category", "Item");
        return field;
    }

    static JsonObject Nested(JsonObject field)
    {
        field["choices"] = Options(("Europe", [("London", []), ("Berlin", [])]), ("Americas", [("New York", [])]), ("Asia", [("Singapore", [])]));
        field["nested_fields"] = new JsonArray(new JsonObject { ["id"] = 27_000_000_801, ["name"] = "site", ["label"] = "Site", ["level"] = 2 });
        return field;
    }

    static JsonArray Levels3(string second, string secondLabel, string third, string thirdLabel) => new(
        new JsonObject { ["id"] = 27_000_000_802, ["name"] = second, ["label"] = secondLabel, ["level"] = 2 }, new JsonObject { ["id"] = 27_000_000_803, ["name"] = third, ["label"] = thirdLabel, ["level"] = 3 });

    static JsonArray Options(params (string Value, (string Value, string[] Below)[] Below)[] options) => new([.. options.Select((option, index) => Option(option.Value, index + 1,
        option.Below.Select((below, second) => Option(below.Value, second + 1, below.Below.Select((value, third) => Option(value, third + 1, []))))))]);

    static JsonObject Option(string value, int position, IEnumerable<JsonObject> below) => new()
    {
        ["id"] = 27_000_000_600 + position, ["display_id"] = position, ["value"] = value, ["nested_options"] = new JsonArray([.. below]),
    };
}

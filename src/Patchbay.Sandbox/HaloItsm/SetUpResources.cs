using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>What administrators configure: types, statuses, outcomes, fields, reports. All may read it.</summary>
static class SetUpResources
{
    public static IEnumerable<Resource> All { get; } =
    [
        new("TicketType", null)
        {
            Required = ["name", "default_sla", "initial_status"], Unique = "name", DetailsOnly = ["fields"], Narrow = OfDomain, // a minimal body fails in the database
            Members = new("guid:uuid name:s use:s sequence:i itilrequesttype:i group_id:i cancreate:b agentscanselect:b enduserscanselect:b visible:b default_sla:i default_priority:i default_team:s "
                + "default_agent:i initial_status:i workflow_id:i default_category_1:s default_impact:i allowed_status:a allowed_actions:a allowed_teams:a fields:a approval_process_id:i isbillable:b is_sprint:b"),
        },
        new("TicketTypeGroup", null), new("TicketTypeField", null) { Verbs = "L" },
        new("Status", null)
        {
            Required = ["name"], Unique = "name",
            Members = new("guid:uuid name:s shortname:s type:i sequence:i colour:s slaaction:s -ticket_count showonquickchange:b tickettypes:a outcomes:a"),
            Narrow = (call, rows) => call.Flag("excludeclosed") ? rows.Where(row => Tenant.IdOf(row) != TicketRecord.Closed) : rows,
            Dress = (call, shown, _) =>
            {
                if (call.Flag("showcounts"))
                    shown["ticket_count"] = call.Tenant["Tickets"].Count(ticket => Tenant.Int(ticket["status_id"]) == Tenant.IdOf(shown));
            },
        },
        new("Priority", null)
        {
            GuidIds = true, Required = ["name", "slaid", "priorityid"], Filters = Same("slaid"),
            Members = new("slaid:i -sla_guid priorityid:i name:s fixtime:n fixunits:s responsetime:n responseunits:s ishidden:b colour:s workdaysoverride:i"),
        },
        new("Category", null)
        {
            Required = ["value", "type_id"], Filters = Same("type_id"),
            Members = new("guid:uuid value:s category_name:s type_id:i sla_id:i priority_id:i chargerate:i category_group_id:i itilrequesttype:i"),
        },
        new("Team", null)
        {
            Required = ["name"], Unique = "name", Filters = Same("department_id"), DetailsOnly = ["agents"],
            Members = new("guid:uuid name:s sequence:i forrequests:b foropps:b forprojects:b department_id:i -department_name inactive:b -ticket_count agents:a managers:a emailaddress:s mailbox_override:i"),
        },
        new("SLA", null)
        {
            Required = ["name"], Unique = "name",
            Members = new("guid:uuid name:s workday_id:i -workday_name hoursaretechslocaltime:b responsereset:b autoreleaselimit:i trackslaresponsetime:b trackslafixbytime:b priorities:a"),
            Dress = (call, shown, details) =>
            {
                if (details || call.Flag("showpriorities"))
                    shown["priorities"] = new JsonArray([.. call.Tenant["Priority"].Where(one => Tenant.Int(one["slaid"]) == Tenant.IdOf(shown)).Select(one => one.DeepClone())]);
            },
        },
        new("Outcome", null)
        {
            Required = ["outcome"], Filters = Same("workflow_id"), DetailsOnly = ["fields", "default_note"],
            Members = new("guid:uuid outcome:s buttonname:s labellong:s colour:s sequence:i hidden:b systemid:i respondtype:i newstatus:i sendemail:i emailtemplate_id:i hidefromuser:b mustaddnote:b mustassign:b "
                + "defaultagent:i defaultteam:s defaultpriority:i workflow_id:i tickettypes:a fields:a default_note:s slaholdischecked:b slareleaseischecked:b"),
            Narrow = (call, rows) => call.Flag("showhidden") ? rows : rows.Where(row => !Tenant.IsTrue(row["hidden"])),
        },
        new("Workflow", null) { DetailsOnly = ["steps", "always_allow_actions"] },
        new("TicketRules", null), new("TicketArea", null), new("ViewLists", null), new("Tags", null) { Required = ["text"], Members = new("text:s add_to_kbid:i add_to_ctid:i") },
        new("Template", null) { Searched = ["name", "summary"], Pages = true },
        new("CannedText", null) { Required = ["name"], Filters = Same("group_id team_id department_id agent_id"), Members = new("name:s text:s html:s group_id:i team_id:i department_id:i agent_id:i") },
        new("Workday", null) { Required = ["name"] },
        new("Holiday", null)
        {
            GuidIds = true, Required = ["date", "name"], Filters = new Dictionary<string, string> { ["agent_id"] = "agent_id", ["workdayid"] = "workday_id" },
            Members = new("holid:i workday_id:i agent_id:i date:dt end_date:dt allday:b name:s duration:n holiday_type:i"),
        },
        new("Roles", null), new("UserRoles", null), new("Field", null), new("CustomTable", null), new("Mailbox", null), new("EmailTemplate", null), new("Notification", null),
        new("Lookup", null) { Required = ["lookupid", "name"], Filters = Same("lookupid"), Members = new("lookupid:i name:s value2:s value3:s value4:s value5:s sequence:i inactive:b") },
        new("Webhook", null)
        {
            GuidIds = true, Required = ["name"], Filters = Same("type"),
            Members = new("name:s type:i url:s method:i content_type:s authentication_type:i basic_username:s active:b events:a payload_type:i last_status:i"),
            Check = (_, read, _, held) => (Tenant.Int(read["type"] ?? held?["type"]) ?? 0) == 0 && !Uri.TryCreate((read["url"] ?? held?["url"])?.ToString(), UriKind.Absolute, out var _)
                ? Reply.Refused("A valid URL must be entered for this webhook") : null,
        },
        new("Audit", null) { Wrapper = "audit" },
    ];

    /// <summary>Filters whose parameter is named as the member.</summary>
    public static Dictionary<string, string> Same(string names) => names.Split(' ').ToDictionary(name => name, StringComparer.Ordinal);

    static IEnumerable<JsonObject> OfDomain(Call call, IEnumerable<JsonObject> rows) => call.Query("domain") switch
    {
        "opps" => rows.Where(row => row["use"]?.ToString() == "opps"),
        "prjs" or "projects" => rows.Where(row => row["use"]?.ToString() == "projects"),
        "reqs" => rows.Where(row => row["use"]?.ToString() == "ticket"),
        _ => rows,
    };
}

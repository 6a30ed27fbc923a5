using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.Sandbox.Freshservice.Collections;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Modules;

/// <summary>Time entries of tickets, problems, changes and releases. Only a ticket's come wrapped.</summary>
static partial class TimeEntries
{
    public static Collection Of(string module) => new($"/{module}/{{parent_id}}/time_entries", "time_entry", "time_entries",
        "agent_id*:@agents time_spent timer_running:bool billable:bool note task_id:int executed_at:dt start_time:dt custom_fields:obj workspace_id:int")
    {
        Wrap = module == "tickets" ? "time_entry" : null,
        DeletedStatus = 200,
        Check = Check,
        After = (call, record, body) =>
        {
            record["time_spent"] ??= "00:00";
            record["executed_at"] ??= call.Now;
            record["start_time"] ??= call.Now;
        },
    };

    static IEnumerable<JsonObject> Check(Call call, JsonObject body, JsonObject? held)
    {
        var runs = body.ContainsKey("timer_running") ? body.Flag("timer_running") : held?.Flag("timer_running") == true;
        if (body.Text("time_spent") is { } spent && !HoursAndMinutes().IsMatch(spent))
            yield return Refusal.Problem("time_spent", "It should be in the hh:mm format", "invalid_value");
        if (runs && body["time_spent"] is not null)
            yield return Refusal.Problem("time_spent", "It cannot be set while the timer is running", "incompatible_field");
        if (!runs && held is null && body["time_spent"] is null)
            yield return Refusal.Missing("time_spent");
        var agent = body.Number("agent_id") ?? held?.Number("agent_id");
        if (runs && Timers(call.Tenant).Any(entry => entry != held && entry.Number("agent_id") == agent))
            yield return Refusal.Problem("timer_running", "The agent has a running timer already", "invalid_value");
    }

    static IEnumerable<JsonObject> Timers(Tenant tenant) => new[] { "tickets", "problems", "changes", "releases" }
        .SelectMany(module => tenant[module + "/time_entries"].Rows).Where(entry => entry.Flag("timer_running"));

    [GeneratedRegex(@"^\d{2,3}:[0-5]\d$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HoursAndMinutes();
}

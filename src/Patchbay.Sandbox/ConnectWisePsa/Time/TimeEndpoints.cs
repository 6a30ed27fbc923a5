using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.ConnectWisePsa.Writes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Time;

/// <summary>Handing in and approving time sheets; what a new time entry would start with.</summary>
static class TimeEndpoints
{
    public static void Map(Routes routes)
    {
        routes.Add("POST", "/time/entries/defaults", Defaults);
        Turn(routes, "submit", ["Open", "Rejected"], "PendingApproval");
        Turn(routes, "approve", ["PendingApproval"], "ApprovedByTierOne");
        Turn(routes, "reject", ["PendingApproval"], "Rejected");
        Turn(routes, "reverse", ["ApprovedByTierOne"], "PendingApproval");
    }

    static JsonAnswer Defaults(Call call)
    {
        var collection = Collections.At(TimeEntryRules.Table);
        var change = new Change(call, collection, null, null, [], call.MembersOrNone.DeepClone().AsObject());
        foreach (var (name, value) in change.Given)
            change.Fields[name] = value?.DeepClone();
        TimeEntryRules.Defaults(change);
        return new(200, change.Fields);
    }

    static void Turn(Routes routes, string action, string[] from, string to) => routes.Add("POST", $"/time/sheets/{{id}}/{action}", call =>
    {
        if (call.Data["/time/sheets"].Find(call.Id("id")) is not { } sheet)
            return Answers.NotFound("TimeSheet");
        if (!from.Contains(sheet.Text("status")))
            return Answers.Error(400, "InvalidObject", $"A time sheet that is {sheet.Text("status")} cannot be handled by {action}.");
        sheet.Fields["status"] = to;
        return Answers.Success($"Time sheet {sheet.Id} is {to}.");
    });
}

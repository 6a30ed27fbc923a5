using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Installation;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Writes;

namespace Patchbay.Sandbox.ConnectWisePsa.Tickets;

/// <summary>Notes of tickets: each shows in at least one of the three tabs.</summary>
static class NoteRules
{
    public static Rules Rules { get; } = new()
    {
        Check = Check,
        Saved = (change, _) =>
        {
            if (change.Parent is { } ticket)
                ticket.LastUpdated = change.Data.Now;
        },
        ReadOnly = Rules.Words("ticketId dateCreated createdBy internalFlag externalFlag"),
    };

    public static Row Add(Database data, Row ticket, string text, string flag, string member)
    {
        var fields = new JsonObject { ["ticketId"] = ticket.Id, ["text"] = text, [flag] = true, ["dateCreated"] = data.Now, ["createdBy"] = member };
        if (SystemRules.MemberByLogin(data, member) is { } author)
            fields["member"] = new JsonObject { ["id"] = author.Id };
        Writer.FillFlags(Schema.Of("ServiceNote"), fields);
        SetSides(fields);
        return data.Add(TicketRules.Notes, fields, ticket.Id, member);
    }

    static void Check(Change change)
    {
        if (!change.Flag("detailDescriptionFlag") && !change.Flag("internalAnalysisFlag") && !change.Flag("resolutionFlag"))
            change.Errors.Add(new("MissingRequiredField", "detailDescriptionFlag", "At least one of detailDescriptionFlag, internalAnalysisFlag and resolutionFlag must be true."));
        if (change.IdOf("contact") is null)
            change.DefaultReference("member", SystemRules.MemberByLogin(change.Data, change.Call.Member));
        change.Default("dateCreated", change.Data.Now);
        change.Default("createdBy", change.Call.Member);
        SetSides(change.Fields);
    }

    static void SetSides(JsonObject fields)
    {
        fields["internalFlag"] = (bool)fields["internalAnalysisFlag"]!;
        fields["externalFlag"] = (bool)fields["detailDescriptionFlag"]! || (bool)fields["resolutionFlag"]!;
    }
}

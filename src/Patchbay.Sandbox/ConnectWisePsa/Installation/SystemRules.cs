using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Writes;

namespace Patchbay.Sandbox.ConnectWisePsa.Installation;

/// <summary>Members, callbacks and the definitions of custom fields.</summary>
static class SystemRules
{
    public static Rules Callbacks { get; } = new()
    {
        Check = change =>
        {
            if (change.Data["/system/callbacks"].Rows.Any(row => row.Id != change.Before?.Id && Same(row.Fields, change.Fields)))
                change.Errors.Add(new("ObjectExists", "url", "A callback with this url, type, level and objectId already exists."));
            change.Default("memberId", MemberByLogin(change.Data, change.Call.Member)?.Id);
        },
    };

    public static Rules Members { get; } = new()
    {
        Begin = change =>
        {
            if (change.Text("identifier") is { } identifier && MemberByLogin(change.Data, identifier) is { } other && other.Id != change.Before?.Id)
                change.Errors.Add(new("ObjectExists", "identifier", $"A member with the identifier {identifier} already exists."));
        },
    };

    public static Rules UserDefinedFields { get; } = new()
    {
        Check = change =>
        {
            change.Default("entryTypeIdentifier", "EntryField");
            change.Default("dateCreated", change.Data.Now);
            change.Default("options", new JsonArray());
        },
    };

    public static Row? MemberByLogin(Database data, string login) =>
        data["/system/members"].Rows.FirstOrDefault(row => string.Equals(row.Text("identifier"), login, StringComparison.OrdinalIgnoreCase));

    static bool Same(JsonObject one, JsonObject other) => ((string[])["url", "type", "level", "objectId"]).All(name => one[name]?.ToString() == other[name]?.ToString());
}

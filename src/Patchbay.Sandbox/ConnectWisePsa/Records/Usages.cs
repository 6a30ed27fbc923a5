using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Tickets;

namespace Patchbay.Sandbox.ConnectWisePsa.Records;

/// <summary>Who refers to a record.</summary>
static class Usages
{
    /// <summary>Each record that refers to it; not its own children, which go with it, nor what refers to tickets, which can always be deleted.</summary>
    public static JsonArray Of(Database data, string table, Row row)
    {
        var users = new JsonArray();
        if (table == TicketRules.Table)
            return users;
        foreach (var collection in Collections.All.Where(collection => collection.Table == collection.Path && collection.ParentTable != table))
        {
            var fields = collection.Schema.Fields.Values.Where(field => field.Kind == FieldKind.Reference && References.Of(field.Target)?.Table == table).ToList();
            foreach (var user in fields.Count == 0 ? [] : data[collection.Table].Rows.Where(user => user != row && fields.Exists(field => user.IdOf(field.Name) == row.Id)))
                users.Add(new JsonObject { ["id"] = user.Id, ["type"] = collection.Schema.Name, ["name"] = user.Text("name") ?? user.Text("summary") ?? "" });
        }

        return users;
    }
}

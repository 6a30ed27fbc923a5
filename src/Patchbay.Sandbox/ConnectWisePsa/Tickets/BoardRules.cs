using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Writes;

namespace Patchbay.Sandbox.ConnectWisePsa.Tickets;

/// <summary>What a board's subtypes may go with.</summary>
static class BoardRules
{
    public static Rules SubTypes { get; } = new()
    {
        Check = change =>
        {
            if (change.Asks("addAllTypesFlag"))
                change.Fields["typeAssociationIds"] = new JsonArray([.. change.Data["/service/boards/{pid}/types"].Of(change.Parent?.Id).Select(type => JsonValue.Create(type.Id))]);
            else if (change.Asks("removeAllTypesFlag"))
                change.Fields["typeAssociationIds"] = new JsonArray();
        },
    };
}

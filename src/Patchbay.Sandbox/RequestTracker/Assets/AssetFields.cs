using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Sql;
using Patchbay.Sandbox.RequestTracker.Tickets;

namespace Patchbay.Sandbox.RequestTracker.Assets;

/// <summary>The fields of AssetSQL.</summary>
sealed class AssetFields(Tracker tracker, User caller) : SqlFields<Asset>
{
    protected override Func<Asset, bool> Test(Condition condition)
    {
        if (CustomFieldTest.Of(condition, tracker) is { } custom)
            return custom;
        var parts = condition.Field.Split('.', 2);
        var name = parts[0].ToLowerInvariant();
        var text = Compare.Text(condition);
        switch (name)
        {
            case "id":
                var number = Compare.Number(condition);
                return a => number(a.Id);
            case "name": return a => text(a.Name);
            case "description": return a => text(a.Description);
            case "status" when condition.Value is "__Active__" or "__Inactive__":
                var active = condition.Value == "__Active__" != condition.IsNegative;
                return a => Lifecycle.Assets.IsActive(a.Status) == active;
            case "status": return a => text(a.Status);
            case "catalog": return a => text(int.TryParse(condition.Value, out _) ? $"{a.Catalog.Id}" : a.Catalog.Name);
            case "created" or "lastupdated":
                var date = Compare.Date(condition, tracker.Now);
                return a => date(name == "created" ? a.Created : a.LastUpdated);
            // The bare forms do not compare names; only Owner.Name and the like do.
            case "owner" or "heldby" or "contact" when parts.Length == 1: return _ => false;
            case "owner" or "heldby" or "contact":
                var people = PeopleTest.Of(condition, parts[1], caller);
                return a => people(name switch { "owner" => [a.Owner], "heldby" => a.Roles["HeldBy"], _ => a.Roles["Contact"] });
        }
        if (LinkName.Find(name, StringComparison.OrdinalIgnoreCase) is { } link)
        {
            var targets = Compare.Texts(condition);
            return a => targets(link.Of(a, tracker.Links).Select(l => link.Outgoing ? l.Target : l.From.ReferenceId));
        }
        throw new SqlException("No dispatch method for class ''");
    }
}

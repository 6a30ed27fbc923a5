using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Tickets;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Assets;

/// <summary>Making and changing assets.</summary>
sealed class AssetChanges(Call call, Asset asset)
{
    static readonly string[] KnownKeys = ["Name", "Description", "Status", "Catalog", "Owner", "HeldBy", "Contact", "CustomFields"];

    readonly List<string> sentences = [];

    /// <exception cref="Refusal">Catalog or status is not acceptable.</exception>
    public static Asset Make(Call call, JsonObject fields)
    {
        if (fields.Text("Catalog") is not { Length: > 0 } name)
            throw new Refusal(Answers.Message(400, "Invalid Catalog"));
        if (call.Tracker.Catalogs.FindByIdOrName(name) is not { Disabled: false } catalog || !Access.CanWork(call))
            throw new Refusal(Answers.Message(403, "Permission Denied"));
        var status = fields.Text("Status") ?? "new";
        if (!Lifecycle.Assets.CanStartAs(status))
            throw new Refusal(Answers.Message(400, Lifecycle.Assets.Has(status)
                ? $"New assets cannot have status '{status}'."
                : $"Status '{status}' isn't a valid status for assets."));
        var asset = new Asset
        {
            Name = fields.Text("Name") ?? "",
            Description = fields.Text("Description") ?? "",
            Status = status,
            Catalog = catalog,
            Owner = fields.Text("Owner") is { } owner && call.Tracker.Users.FindByIdOrName(owner) is { } found ? found : call.Tracker.Nobody,
        };
        foreach (var role in Asset.RoleNames)
            asset.Roles[role].AddRange(Fields.Texts(fields[role]).Select(t => Principals.FindOrCreate(call.Tracker, t, call.Caller)).OfType<Entity>().Distinct());
        call.Tracker.Create(call.Tracker.Assets, asset, call.Caller);
        new CustomFieldWriter(call, asset).Fill(fields["CustomFields"]);
        call.Tracker.Record(asset, call.Caller, new() { Kind = "Create" });
        TicketLinks.Update(call, asset, fields);
        return asset;
    }

    public List<string> Update(JsonObject fields)
    {
        if (!Access.CanWork(call))
            return fields.Any(f => KnownKeys.Contains(f.Key)) ? [$"{Label}: Permission Denied"] : [];
        SetText("Name", fields.Text("Name"), asset.Name, v => asset.Name = v);
        SetText("Description", fields.Text("Description"), asset.Description, v => asset.Description = v);
        SetStatus(fields.Text("Status"));
        SetCatalog(fields.Text("Catalog"));
        sentences.AddRange(new CustomFieldWriter(call, asset).Update(fields["CustomFields"]));
        SetOwner(fields.Text("Owner"));
        foreach (var role in Asset.RoleNames)
            SetRole(role, fields);
        sentences.AddRange(TicketLinks.Update(call, asset, fields));
        return sentences;
    }

    string Label => $"Asset {(asset.Name.Length > 0 ? asset.Name : asset.ReferenceId)}";

    void SetText(string name, string? value, string old, Action<string> set)
    {
        if (value is null || value == old)
            return;
        set(value);
        Changed(name, old, value, Quoted(old), Quoted(value));
    }

    void Changed(string name, string old, string now, string oldShown, string nowShown)
    {
        call.Tracker.Record(asset, call.Caller, new() { Kind = "Set", Field = name, OldValue = old, NewValue = now });
        sentences.Add($"{Label}: {name} changed from {oldShown} to {nowShown}");
    }

    void SetStatus(string? status)
    {
        if (status is null || status == asset.Status)
            return;
        if (!Lifecycle.Assets.Has(status))
            sentences.Add($"{Label}: Status '{status}' isn't a valid status for this asset.");
        else if (!CanBecome(status))
            sentences.Add($"{Label}: You can't change status from '{asset.Status}' to '{status}'.");
        else
            SetText("Status", status, asset.Status, v => asset.Status = v);
    }

    /// <summary>New things are put to use first, and what has been used is never new again.</summary>
    bool CanBecome(string status) => asset.Status switch
    {
        "new" => status is "allocated" or "in-use" or "stolen" or "deleted",
        "allocated" or "in-use" => status != "new",
        _ => status is "allocated",
    };

    void SetCatalog(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return;
        if (call.Tracker.Catalogs.FindByIdOrName(name) is not { } catalog)
            sentences.Add($"{Label}: Catalog {name} does not exist");
        else if (catalog != asset.Catalog)
        {
            var old = asset.Catalog;
            asset.Catalog = catalog;
            Changed("Catalog", $"{old.Id}", $"{catalog.Id}", old.Name, catalog.Name);
        }
    }

    void SetOwner(string? name)
    {
        if (name is null)
            return;
        if (Principals.FindOrCreate(call.Tracker, name, call.Caller) is not User owner)
            sentences.Add($"Could not find or create user '{name}'");
        else if (owner != asset.Owner)
        {
            var old = asset.Owner;
            asset.Owner = owner;
            call.Tracker.Record(asset, call.Caller, new() { Kind = "SetWatcher", Field = "Owner", OldValue = $"{old.Id}", NewValue = $"{owner.Id}" });
            sentences.Add($"Owner set to {owner.Name}");
        }
    }

    void SetRole(string role, JsonObject fields)
    {
        if (!fields.ContainsKey(role))
            return;
        var wanted = new HashSet<Entity>();
        foreach (var text in Fields.Texts(fields[role]))
        {
            if (Principals.FindOrCreate(call.Tracker, text, call.Caller) is { } person)
                wanted.Add(person);
            else
                sentences.Add($"Could not find or create user '{text}'");
        }
        var members = asset.Roles[role];
        foreach (var person in wanted.Except(members).ToList())
        {
            members.Add(person);
            sentences.Add($"Member added: {person.Name}");
        }
        foreach (var person in members.Except(wanted).ToList())
        {
            members.Remove(person);
            sentences.Add("Member deleted");
        }
        call.Tracker.Touch(asset, call.Caller);
    }

    static string Quoted(string value) => value.Length == 0 ? "(no value)" : $"'{value}'";
}

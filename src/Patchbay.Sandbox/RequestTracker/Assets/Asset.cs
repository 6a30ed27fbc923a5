using Patchbay.Sandbox.RequestTracker.People;

namespace Patchbay.Sandbox.RequestTracker.Assets;

sealed class Asset : Entity
{
    public override string Type => "asset";

    public string Description { get; set; } = "";

    public string Status { get; set; } = "new";

    public required Catalog Catalog { get; set; }

    public required User Owner { get; set; }

    public Dictionary<string, List<Entity>> Roles { get; } =
        new(StringComparer.Ordinal) { ["HeldBy"] = [], ["Contact"] = [] };

    public static string[] RoleNames { get; } = ["HeldBy", "Contact"];
}

sealed class Catalog : Entity
{
    public override string Type => "catalog";

    public string Description { get; set; } = "";
}

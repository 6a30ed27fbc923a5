namespace Patchbay.Sandbox.RequestTracker.People;

/// <summary>How far a login's rights reach; the product has some sixty rights, these four bundles are what its sites hand out.</summary>
enum Standing
{
    Requestor,
    Reader,
    Agent,
    Superuser,
}

sealed class User : Entity
{
    public override string Type => "user";

    public override string ReferenceId => Name;

    public string RealName { get; set; } = "";

    public string EmailAddress { get; set; } = "";

    public string Organization { get; set; } = "";

    public string City { get; set; } = "";

    public string WorkPhone { get; set; } = "";

    public string Comments { get; set; } = "";

    public Standing Standing { get; set; }

    public bool Privileged => Standing > Standing.Requestor;

    /// <summary>What a <see cref="Standing.Reader"/> may see: queues, catalogs and classes.</summary>
    public HashSet<Entity> Readable { get; } = [];
}

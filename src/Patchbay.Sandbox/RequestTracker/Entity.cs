using System.Globalization;
using Patchbay.Sandbox.RequestTracker.People;

namespace Patchbay.Sandbox.RequestTracker;

/// <summary>What every stored thing has. Mutable: the sandbox is one store behind one lock.</summary>
abstract class Entity
{
    public int Id { get; set; }

    /// <summary>The word used in paths and in the <c>type</c> key.</summary>
    public abstract string Type { get; }

    public string Name { get; set; } = "";

    public bool Disabled { get; set; }

    public User? Creator { get; set; }

    public User? LastUpdatedBy { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset LastUpdated { get; set; }

    /// <summary>Custom-field id to values.</summary>
    public Dictionary<int, List<string>> CustomFields { get; } = [];

    /// <summary>The id others refer to it by: the number, except for users.</summary>
    public virtual string ReferenceId => Id.ToString(CultureInfo.InvariantCulture);
}

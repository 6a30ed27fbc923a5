namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>The paths below <c>/REST/2.0</c>, with <c>{id}</c> for a number or name.</summary>
sealed class Routes
{
    readonly List<(string Pattern, Resource Resource)> all = [];

    public IEnumerable<(string Pattern, Resource Resource)> All => all;

    public Resource At(string pattern)
    {
        var resource = new Resource();
        all.Add((pattern, resource));
        return resource;
    }
}

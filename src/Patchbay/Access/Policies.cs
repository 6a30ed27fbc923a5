namespace Patchbay.Access;

/// <summary>The authorization policies that routes name.</summary>
static class Policies
{
    /// <summary>An API token with scope <c>manage</c>.</summary>
    public const string Manage = "manage";

    /// <summary>An API token with scope <c>call</c> or <c>manage</c>.</summary>
    public const string Call = "call";

    internal const string ScopeClaim = "scope";
}

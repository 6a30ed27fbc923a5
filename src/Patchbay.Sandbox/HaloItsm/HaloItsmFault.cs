namespace Patchbay.Sandbox.HaloItsm;

/// <summary>What can go wrong outside the product's own rules; see <see cref="HaloItsmSandbox.FailNext"/>.</summary>
public enum HaloItsmFault
{
    /// <summary>The gateway gives up with a page of its own although the call was carried out.</summary>
    GatewayTimeoutAfterCommit,

    /// <summary>A 500 whose body is a page, not JSON. Nothing is carried out.</summary>
    HtmlErrorPage,

    /// <summary>A 401 without a body, as when a token was withdrawn early. Nothing is carried out.</summary>
    EmptyUnauthorized,

    /// <summary>Carried out and answered 200, with a <c>_warning</c> inside the record.</summary>
    Warning,
}

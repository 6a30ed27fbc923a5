namespace Patchbay.Sandbox.ConnectWisePsa;

/// <summary>Clock, keys and limits of a simulated ConnectWise PSA. The defaults are published demo values that protect nothing.</summary>
public sealed record ConnectWisePsaSandboxOptions
{
    /// <summary>Dates every change; the seed ends shortly before its time at construction.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The company a member signs in to.</summary>
    public string CompanyId { get; init; } = "patchbay_demo";

    /// <summary>First half of the API member's key.</summary>
    public string PublicKey { get; init; } = "DemoPublicKey016";

    /// <summary>Second half of the API member's key.</summary>
    public string PrivateKey { get; init; } = "DemoPrivateKey16";

    /// <summary>The registered integration.</summary>
    public string ClientId { get; init; } = "0a1b2c3d-0000-4000-8000-d1e2f3a4b5c6";

    /// <summary>Calls per minute before 429; above about a thousand the product begins to refuse.</summary>
    public int RequestsPerMinute { get; init; } = 1000;
}

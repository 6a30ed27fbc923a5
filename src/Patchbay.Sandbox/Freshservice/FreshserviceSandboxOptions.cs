namespace Patchbay.Sandbox.Freshservice;

/// <summary>Clock, logins and limits of a simulated Freshservice. The defaults are published demo values that protect nothing.</summary>
public sealed record FreshserviceSandboxOptions
{
    /// <summary>Dates every change; the seed ends shortly before its time at construction.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The key of an account administrator who works in the IT and HR workspaces.</summary>
    public string ApiKey { get; init; } = "fsDemoAdminKey01234x";

    /// <summary>The key of an agent who works in the IT workspace only and administers nothing.</summary>
    public string AgentApiKey { get; init; } = "fsDemoAgentKey01234x";

    /// <summary>OAuth application: client id.</summary>
    public string ClientId { get; init; } = "fw_ext_demo_client";

    /// <summary>OAuth application: client secret.</summary>
    public string ClientSecret { get; init; } = "fs-demo-client-secret";

    /// <summary>A refresh token that the token address exchanges for an access token of 30 minutes.</summary>
    public string RefreshToken { get; init; } = "fs-demo-refresh-token";

    /// <summary>Calls per minute of the whole account; single kinds of calls have lower figures of their own. The figure is that of the Enterprise plan.</summary>
    public int RequestsPerMinute { get; init; } = 500;
}

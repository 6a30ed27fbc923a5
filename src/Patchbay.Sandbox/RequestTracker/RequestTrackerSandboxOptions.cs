namespace Patchbay.Sandbox.RequestTracker;

/// <summary>Clock and logins of a simulated Request Tracker. The defaults are published demo values that protect nothing.</summary>
public sealed record RequestTrackerSandboxOptions
{
    /// <summary>Dates every change; the seed ends shortly before its time at construction.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Token of the superuser <c>root</c>.</summary>
    public string Token { get; init; } = "1-14-00000000000000000000000000005afe";

    /// <summary>Token of the agent <c>hlind</c>: works on tickets, assets and articles, administers nothing.</summary>
    public string AgentToken { get; init; } = "1-30-00000000000000000000000000005afe";

    /// <summary>Token of <c>viewer</c>, who only reads one queue, one catalog and one class.</summary>
    public string ReaderToken { get; init; } = "1-34-00000000000000000000000000005afe";

    /// <summary>Password of every user, for Basic authentication with the user's name.</summary>
    public string Password { get; init; } = "demo-password";
}

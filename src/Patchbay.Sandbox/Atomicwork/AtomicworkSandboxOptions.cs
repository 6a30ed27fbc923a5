namespace Patchbay.Sandbox.Atomicwork;

/// <summary>Clock, key and limits of a simulated Atomicwork. The defaults are published demo values that protect nothing.</summary>
public sealed record AtomicworkSandboxOptions
{
    /// <summary>Dates every change; the seed ends shortly before its time at construction.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The key that sees both workspaces.</summary>
    public string ApiKey { get; init; } = "aw_demo_key_of_both_workspaces";

    /// <summary>Calls per minute and key before 429. The product publishes no figure.</summary>
    public int RequestsPerMinute { get; init; } = 600;
}

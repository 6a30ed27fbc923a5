namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Clock, applications and limits of a simulated HaloITSM. The defaults are published demo values that protect nothing.</summary>
public sealed record HaloItsmSandboxOptions
{
    /// <summary>Dates every change and ends tokens; the seed ends shortly before its time at construction.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Name of the hosted tenant, which the token URL must carry.</summary>
    public string Tenant { get; init; } = "demo";

    /// <summary>The application with every permission.</summary>
    public string ClientId { get; init; } = "5f0c9a52-0000-4000-8000-000000000001";

    /// <summary>Its secret.</summary>
    public string ClientSecret { get; init; } = "demo-secret-of-the-full-application";

    /// <summary>The application that may read tickets, customers, assets and the knowledge base, and change nothing.</summary>
    public string ReaderId { get; init; } = "5f0c9a52-0000-4000-8000-000000000002";

    /// <summary>Its secret.</summary>
    public string ReaderSecret { get; init; } = "demo-secret-of-the-reading-application";

    /// <summary>Calls in any five minutes before 429.</summary>
    public int RequestsPerFiveMinutes { get; init; } = 700;

    /// <summary>Whether a 429 tells the seconds to wait; not every tenant's does.</summary>
    public bool SendsRetryAfter { get; init; } = true;

    /// <summary>Whether a 429 is JSON rather than plain text; both are seen.</summary>
    public bool LimitsInJson { get; init; }

    /// <summary>How long a token lives.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);
}

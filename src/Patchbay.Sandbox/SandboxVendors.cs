using Patchbay.Sandbox.Atomicwork;
using Patchbay.Sandbox.ConnectWisePsa;
using Patchbay.Sandbox.Freshservice;
using Patchbay.Sandbox.HaloItsm;
using Patchbay.Sandbox.RequestTracker;

namespace Patchbay.Sandbox;

/// <summary>The vendors that have a sandbox.</summary>
public static class SandboxVendors
{
    static readonly Dictionary<string, Func<TimeProvider, int?, ISandbox>> Makers = new(StringComparer.Ordinal)
    {
        ["atomicwork"] = (clock, limit) => new AtomicworkSandbox(limit is { } calls ? new() { Clock = clock, RequestsPerMinute = calls } : new() { Clock = clock }),
        ["connect_wise_psa"] = (clock, limit) => new ConnectWisePsaSandbox(limit is { } calls ? new() { Clock = clock, RequestsPerMinute = calls } : new() { Clock = clock }),
        ["freshservice"] = (clock, limit) => new FreshserviceSandbox(limit is { } calls ? new() { Clock = clock, RequestsPerMinute = calls } : new() { Clock = clock }),
        ["halo_itsm"] = (clock, limit) => new HaloItsmSandbox(limit is { } calls ? new() { Clock = clock, RequestsPerFiveMinutes = calls } : new() { Clock = clock }),
        ["request_tracker"] = (clock, _) => new RequestTrackerSandbox(new() { Clock = clock }), // self-hosted: no rate limit
    };

    /// <summary>Integration names with a sandbox, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Makers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A freshly seeded sandbox.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    /// <param name="vendor">One of <see cref="Names"/>.</param>
    /// <param name="clock">Dates what happens.</param>
    /// <param name="rateLimit">Calls in the product's own window before it refuses; null takes the product's figure. Request Tracker has none.</param>
    public static ISandbox Create(string vendor, TimeProvider clock, int? rateLimit = null) =>
        Makers.TryGetValue(vendor, out var make)
            ? make(clock, rateLimit)
            : throw new ArgumentException($"There is no sandbox for '{vendor}'. There is one for: {string.Join(", ", Names)}.", nameof(vendor));
}

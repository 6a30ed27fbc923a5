using Patchbay.Sandbox.Atomicwork;
using Patchbay.Sandbox.RequestTracker;

namespace Patchbay.Sandbox;

/// <summary>The vendors that have a sandbox.</summary>
public static class SandboxVendors
{
    static readonly Dictionary<string, Func<TimeProvider, ISandbox>> Makers = new(StringComparer.Ordinal)
    {
        ["atomicwork"] = clock => new AtomicworkSandbox(new() { Clock = clock }),
        ["request_tracker"] = clock => new RequestTrackerSandbox(new() { Clock = clock }),
    };

    /// <summary>Integration names with a sandbox, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Makers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A freshly seeded sandbox.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public static ISandbox Create(string vendor, TimeProvider clock) =>
        Makers.TryGetValue(vendor, out var make)
            ? make(clock)
            : throw new ArgumentException($"There is no sandbox for '{vendor}'. There is one for: {string.Join(", ", Names)}.", nameof(vendor));
}

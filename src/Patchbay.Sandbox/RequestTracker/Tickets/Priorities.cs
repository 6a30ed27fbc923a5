namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>Priorities are numbers from 0 to 100 that the product shows as words.</summary>
static class Priorities
{
    public static bool IsName(string key) => key is "Priority" or "InitialPriority" or "FinalPriority";

    /// <summary>The number behind a word; null if it is none.</summary>
    public static int? Find(string? word) => word?.ToLowerInvariant() switch { "high" => 100, "medium" => 50, "low" => 0, _ => null };

    public static string Word(int priority) => priority switch { >= 100 => "High", >= 50 => "Medium", _ => "Low" };
}

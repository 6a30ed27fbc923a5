namespace Patchbay.Integrations.Requests;

/// <summary>Looks a parameter up wherever a call's plan holds it.</summary>
internal static class PlannedValues
{
    /// <summary>The value of a path, query, header or body parameter by its vendor's name, as text; null when the call does not give it.</summary>
    public static string? Planned(this Calls.Call call, string name) =>
        call.PathValue(name)
        ?? call.Plan.Query.Find(pair => pair.Key == name || pair.Key == name + "[]").Value
        ?? call.Plan.Headers?.GetValueOrDefault(name)
        ?? (call.Plan.Members?[name] is { } member ? WireValue.ToText(member) : null);
}

using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>Other methods of the resource a call is about.</summary>
internal static class SiblingMethods
{
    /// <summary>The method of that name beside the call's own.</summary>
    /// <exception cref="InvalidOperationException">The resource has none: the integration's files are wrong.</exception>
    public static Method Sibling(this Call call, string name, StepUse use) =>
        call.Integration.Resources.Where(resource => resource.Name == call.Method.Resource)
            .SelectMany(resource => resource.Methods).FirstOrDefault(method => method.Name == name)
        ?? throw new InvalidOperationException($"{use.Source}: {use.Name} names the method '{name}', which resource '{call.Method.Resource}' lacks.");

    /// <summary>
    /// A raw call of a sibling for the record <paramref name="id"/>: the last placeholder of its path is the record's own id, those
    /// before it are its parents', which this call has named.
    /// </summary>
    public static RawCall PathTo(this Call call, string name, string id, StepUse use)
    {
        var placeholders = MethodShape.Of(call.Sibling(name, use)).Path.Names.ToList();
        var path = call.PathValues.Where(value => placeholders.Contains(value.Key)).ToDictionary(StringComparer.Ordinal);
        path[placeholders.LastOrDefault() ?? "id"] = id;
        return new RawCall { Path = path };
    }
}

namespace Patchbay.Api;

/// <summary>Everything that is wrong with a request, by field: a JSON path such as <c>credentials.api_key</c>, or a query parameter.</summary>
sealed class Problems
{
    private readonly SortedDictionary<string, List<string>> byField = new(StringComparer.Ordinal);

    public bool Any => byField.Count > 0;

    /// <summary>The fields that have a problem.</summary>
    public IEnumerable<string> Fields => byField.Keys;

    public void Add(string field, string message)
    {
        if (!byField.TryGetValue(field, out var messages))
        {
            byField.Add(field, messages = []);
        }

        messages.Add(message);
    }

    /// <exception cref="InvalidRequestException">There is at least one problem.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new InvalidRequestException(byField.ToDictionary(field => field.Key, field => field.Value.ToArray()));
        }
    }

    /// <exception cref="InvalidRequestException">Always.</exception>
    public static InvalidRequestException Of(string field, string message) => new(new Dictionary<string, string[]> { [field] = [message] });
}

/// <summary>A caller's request cannot be done as it is; becomes a 400 with these errors.</summary>
sealed class InvalidRequestException(IDictionary<string, string[]> errors) : Exception("The request has problems.")
{
    public IDictionary<string, string[]> Errors { get; } = errors;
}

using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary>The credential fields an integration wants, as its catalogue entry tells them.</summary>
internal sealed class CredentialForm
{
    private readonly string integration;
    private readonly JsonObject fields;

    private CredentialForm(string integration, string kind, JsonObject fields)
    {
        this.integration = integration;
        Kind = kind;
        this.fields = fields;
    }

    public string Kind { get; }

    /// <param name="kind">Null takes the only kind that has all fields of <paramref name="typed"/>.</param>
    /// <param name="typed">Credentials given on the command line.</param>
    /// <exception cref="CommandException">No such integration or kind, or several kinds and none named.</exception>
    public static async Task<CredentialForm> FetchAsync(ManagementClient api, string integration, string? kind, IReadOnlyList<string> typed, CancellationToken cancellationToken)
    {
        var entry = await api.GetAsync($"integration/{Uri.EscapeDataString(integration)}", cancellationToken);
        var kinds = (entry["credentials"] as JsonArray ?? []).OfType<JsonObject>().ToDictionary(each => each["kind"]!.GetValue<string>());
        var names = typed.Select(value => NamedValues.Split(value).Name).ToList();
        var fitting = kinds.Where(one => names.TrueForAll(name => one.Value["fields"]?[name] is not null)).Select(one => one.Key).ToList();
        var chosen = kind ?? (kinds.Count == 1 ? kinds.Keys.Single() : fitting.Count == 1 ? fitting[0] : null);
        if (chosen is null || !kinds.TryGetValue(chosen, out var found))
        {
            throw CommandException.Usage(
                (chosen is null ? $"{integration} takes several kinds of credential" : $"{integration} has no credential kind '{chosen}'")
                + $": choose with --credential-kind {string.Join(" | ", kinds.Keys)}.");
        }

        return new CredentialForm(integration, chosen, found["fields"] as JsonObject ?? []);
    }

    /// <summary>Takes what was typed and asks for the required rest, if somebody is there to ask.</summary>
    /// <exception cref="CommandException">An unknown field, one given twice, or one that cannot be read.</exception>
    public async Task<JsonObject> FillAsync(IReadOnlyList<string> typed, Terminal terminal, CancellationToken cancellationToken)
    {
        var filled = new JsonObject();
        foreach (var (name, value) in typed.Select(NamedValues.Split))
        {
            if (!fields.ContainsKey(name))
            {
                throw CommandException.Usage($"--credential {name}: {integration} ({Kind}) has the fields {string.Join(", ", fields.Select(field => field.Key))}.");
            }

            if (!filled.TryAdd(name, await SecretValue.ReadAsync(name, value, terminal, cancellationToken)))
            {
                throw CommandException.Usage($"--credential {name}: given twice.");
            }
        }

        foreach (var (name, field) in fields.Where(field => !filled.ContainsKey(field.Key) && IsRequired(field.Value)))
        {
            filled[name] = await SecretValue.ReadAsync(name, null, terminal, cancellationToken);
        }

        return filled;
    }

    private static bool IsRequired(JsonNode? field) => (field as JsonObject)?["required"]?.GetValue<bool>() ?? true;
}

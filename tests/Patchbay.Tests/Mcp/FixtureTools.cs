using System.Text.Json.Nodes;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Servers;

namespace Patchbay.Tests.Mcp;

/// <summary>Tools of an invented help desk, built without files.</summary>
static class FixtureTools
{
    public static Integration Deskly { get; } = new()
    {
        Name = "deskly",
        Title = "Deskly",
        Summary = "Help desk.",
        Instructions = "Tickets have numbers.",
        Variables = [],
        CredentialKinds = [],
        Verify = new RequestLine("GET", "/me"),
        Resources = [],
        Folder = "deskly",
    };

    /// <summary>A tool that takes <paramref name="properties"/> (JSON of schemas by name), all optional.</summary>
    public static Tool Tool(string name, string properties = "{}", bool readOnly = true, string description = "Does it.", params string[] tags)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = JsonNode.Parse(properties),
            ["additionalProperties"] = false,
        };
        var title = name.Replace('_', ' ');
        var definition = new JsonObject
        {
            ["name"] = name,
            ["title"] = title,
            ["description"] = description,
            ["inputSchema"] = schema.DeepClone(),
        };
        return new Tool
        {
            Name = name,
            LongName = name,
            Title = title,
            Description = description,
            Method = new Method
            {
                Name = "run",
                Integration = "deskly",
                Resource = "things",
                Kind = MethodKind.Custom,
                Request = new RequestLine("GET", "/things"),
                BodyKind = BodyKind.None,
                Tags = tags,
                Annotations = new Annotations(readOnly, Destructive: !readOnly, Idempotent: readOnly, OpenWorld: true),
                Source = new SourceLocation("deskly/resources/things.yaml", 1),
            },
            Arguments = [],
            InputSchema = schema,
            Definition = System.Text.Encoding.UTF8.GetBytes(definition.ToJsonString()),
        };
    }

    public static ServedServer Server(IReadOnlyList<Tool> tools, CancellationToken changed = default, CancellationToken closed = default) => new()
    {
        Id = "mcp_1",
        Name = "Acme's desk",
        Account = new IntegratedAccount
        {
            Id = "acc_1",
            Integration = "deskly",
            TenantId = "acme",
            Name = "Acme",
            Status = AccountStatus.Active,
            Variables = new Dictionary<string, string>(),
            CredentialKind = "token",
            Credentials = new Dictionary<string, string>(),
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        },
        Integration = Deskly,
        Tools = new Toolset(tools),
        Changed = changed,
        Closed = closed,
    };
}

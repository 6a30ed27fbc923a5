using Patchbay.Integrations.Files;

namespace Patchbay.Integrations;

/// <summary>The files <c>patchbay integration new</c> starts an integration with: small, sound, and changed line by line into the real thing.</summary>
public static class IntegrationScaffold
{
    /// <summary>Why a name cannot be an integration's; null when it can.</summary>
    public static string? NameProblem(string name) => IntegrationReader.IsName(name)
        ? null
        : $"'{name}' is not snake case: lower-case letters, digits and single underscores, a letter first, such as request_tracker";

    /// <summary>Content by path below the folder of integrations.</summary>
    /// <exception cref="ArgumentException">The name is none, see <see cref="NameProblem"/>.</exception>
    public static IReadOnlyDictionary<string, string> Files(string name)
    {
        if (NameProblem(name) is { } problem)
        {
            throw new ArgumentException(problem, nameof(name));
        }

        return new Dictionary<string, string>
        {
            [$"{name}/integration.yaml"] = Connection(name),
            [$"{name}/resources/tickets.yaml"] = Tickets,
            [$"{name}/cases/get_ticket.case"] = Case(name),
        };
    }

    private static string Connection(string name) => $$"""
        integration: {{name}}
        title: {{string.Join(' ', name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}}
        summary: One sentence about the product, for the catalogue.
        base_url: https://{subdomain}.example.com     # leave it out when every account names its own host
        base_path: /api/v1
        variables:                                    # the form an operator fills in, once per account
          subdomain: { title: Subdomain, pattern: '[a-z0-9-]+', example: acme, help: The part before .example.com }
        credentials:                                  # one entry per kind; the operator picks one
          api_key:
            title: API key
            help: Where in the product a key is made.
            fields:
              api_key: { title: API key, secret: true }
            apply: { bearer: '{api_key}' }
        headers: { Accept: application/json }
        verify: GET /me                               # the cheapest call that proves the account works
        paging: { style: page, position: page, size: per_page, default_size: 25, max_size: 100 }
        errors: { message: [message, error] }         # where the vendor's own message stands

        """;

    private const string Tickets = """
        resource: tickets
        tags: [tickets]
        list:
          request: GET /tickets
          rows: tickets                               # where the page's rows stand; leave it out when the answer is the array
          tool:
            description: List tickets, newest first.
            query:
              status: { type: string, values: [open, closed], description: Only tickets in this status. }
        get:
          request: GET /tickets/{id}
          tool:
            description: Read one ticket.
        create:
          request: POST /tickets
          tool:
            description: Open a ticket.
            body:
              subject: { type: string, required: true, description: One line that says what is wrong. }
              description: { type: string, description: 'The details, as plain text.' }

        """;

    private static string Case(string name) => $$"""
        name: Reads one ticket
        call: { tool: get_single_{{ToolNames.SnakeCase(name)}}_ticket_by_id, arguments: { id: '7' } }
        variables: { subdomain: acme }
        sends:
          - request: GET /tickets/7
            answer: { status: 200, body: { id: 7, subject: No network } }
        result: { json: { id: 7, subject: No network } }

        """;
}

using Patchbay.Integrations;

namespace Patchbay.Tests.Integrations;

/// <summary>Each row breaks one line of the fixture and names the place and the words of the one problem that must follow.</summary>
public class LintTests
{
    private const string Connection = "integration.yaml";
    private const string Tickets = "resources/tickets.yaml";

    [Theory]
    // integration.yaml
    [InlineData(Connection, "title: Deskly", "title: Deskly\ntitel: x", 3, "unknown key 'titel'; did you mean 'title'? Allowed: integration, title, summary")]
    [InlineData(Connection, "summary: IT help desk for small teams.", "", 1, "'summary' is missing")]
    [InlineData(Connection, "integration: deskly", "integration: desky", 1, "'desky' is not the folder's name, which is 'deskly'")]
    [InlineData(Connection, "base_url: https://{subdomain}.deskly.example", "base_url: https://{subdomian}.deskly.example", 5, "undeclared placeholder {subdomian}; did you mean 'subdomain'?")]
    [InlineData(Connection, "base_url: https://{subdomain}.deskly.example", "base_url: https://{sub-domain}.deskly.example", 5, "has a brace that is no placeholder")]
    [InlineData(Connection, "deskly.example\nbase_path", "deskly.example/api\nbase_path", 5, "must be https:// and a host, without a path")]
    [InlineData(Connection, "base_path: /api/v2", "base_path: api/v2/", 6, "must begin with / and not end with it")]
    [InlineData(Connection, "verify: GET /me", "verify: /me", 30, "'/me' is no request line")]
    [InlineData(Connection, "verify: GET /me", "verify: GET /../admin", 30, "climbs")]
    [InlineData(Connection, "timeout: 20", "timeout: soon", 31, "'timeout' must be a whole number from 1 to 300, found the text 'soon'")]
    [InlineData(Connection, "style: page, position: page, ", "style: page, ", 32, "needs 'position'")]
    [InlineData(Connection, "style: page,", "style: cursor,", 32, "needs 'next'")]
    [InlineData(Connection, "style: page,", "style: pages,", 32, "'style' cannot be 'pages'; did you mean 'page'? Allowed: page, offset, cursor, link")]
    [InlineData(Connection, "default_size: 30", "default_size: 300", 32, "default_size 300 is above max_size 100")]
    [InlineData(Connection, "pattern: '[a-z0-9-]+'", "pattern: '[a-z'", 10, "'pattern' is no regular expression")]
    [InlineData(Connection, "example: acme", "example: ACME", 10, "the example 'ACME' does not match the pattern")]
    [InlineData(Connection, "title: Subdomain,", "title: Subdomain, secret: true,", 10, "a secret belongs in a field of 'credentials'")]
    [InlineData(Connection, "username: '{api_key}'", "username: '{apikey}'", 18, "undeclared placeholder {apikey}; did you mean 'api_key'?")]
    [InlineData(Connection, "{ client_id: { title: Client id }, ", "{ ", 23, "undeclared placeholder {client_id}")]
    [InlineData(Connection, "grant: client_credentials", "grant: authorization_code", 23, "'authorize_url' is needed")]
    [InlineData(Connection, "cut_at: ' at /'", "cut_at: ' (at'", 36, "'cut_at' is no regular expression")]
    [InlineData(Connection, "unauthorized: [401, 403]", "unauthorized: [200]", 37, "'200' is no HTTP status from 300 to 599")]
    [InlineData(Connection, "types: { Select: string, Date: date }", "types: { Select: text }", 48, "'Select' becomes 'text', which is no type")]
    [InlineData(Connection, "name: Name\n", "label: Name\n", 45, "'name' is missing")]
    [InlineData(Connection, "title: Deskly", "title: Deskly\nidempotency: { header: Idempotency Key }", 3, "'Idempotency Key' is no name of an HTTP header")]
    [InlineData(Connection, "title: Deskly", "title: Deskly\nidempotency: { header: X, key: X }", 3, "unknown key 'key'")]
    // resources
    [InlineData(Tickets, "description: Only tickets changed since then.", "description: Only tickets changed, since then.", 12, "unknown key 'since then.' (a text with a comma needs quotes inside { })")]
    [InlineData(Tickets, "resource: tickets", "resource: ticket", 1, "'ticket' is not the file's name, which is 'tickets'")]
    [InlineData(Tickets, "tags: [tickets]", "tag: [tickets]", 3, "unknown key 'tag'; did you mean 'tags'?")]
    [InlineData(Tickets, "request: PUT /tickets/{id}", "request: PUT /tickets/{key}", 34, "undeclared placeholder {key}")]
    [InlineData(Tickets, "request: POST /tickets/{ticket_id}/reply", "request: POST /tickets/reply", 48, "'ticket_id' is declared under path, but '/tickets/reply' has no {ticket_id}")]
    [InlineData(Tickets, "order: id", "order: '{sort}'", 6, "undeclared placeholder {sort}")]
    [InlineData(Tickets, "type: date-time,", "type: datetime,", 12, "unknown type 'datetime'; did you mean 'date-time'?")]
    [InlineData(Tickets, "type: integer, as", "type: int, as", 31, "unknown type 'int'; did you mean 'integer'?")]
    [InlineData(Tickets, "type: date-time, ", "", 12, "'type' is missing. Allowed: string, integer")]
    [InlineData(Tickets, "type: integer, values: { 2: Open,", "type: integer, values: { two: Open,", 13, "the value 'two' is no integer")]
    [InlineData(Tickets, "      company: { type: 'string[]', as: 'filter[company]'", "      'filter[company]': { type: 'string[]'", 14, "is no argument name")]
    [InlineData(Tickets, "      updated_since:", "      limit:", 12, "'limit' is added to every list by itself")]
    [InlineData(Tickets, "type: integer, as: company.id, nested: true", "type: integer, nested: true", 31, "'nested' is only for")]
    [InlineData(Tickets, "as: company.id, nested: true", "as: subject", 25, "'subject' and 'company' are both sent as 'subject'")]
    [InlineData(Tickets, "{ type: 'file[]', max_mb: 15 }", "{ type: 'string[]', max_mb: 15 }", 30, "'max_mb' is only for type file")]
    [InlineData(Tickets, "  body_root: ticket", "  body: form", 30, "a file can only be sent in a body of kind json or multipart")]
    [InlineData(Tickets, "format: email", "format: e-mail", 27, "format 'e-mail' is not known to every client")]
    [InlineData(Tickets, "max_length: 255", "pattern: '\\A.+'", 26, "'\\A' is no escape in JavaScript")]
    [InlineData(Tickets, "max_length: 255", "min: 3", 26, "'min' is only for integer or number")]
    [InlineData(Tickets, "subject: { type: string, required: true, max_length: 255 }", "subject: { required: true, schema: { type: array } }", 26, "an array needs 'items'")]
    [InlineData(Tickets, "subject: { type: string, required: true, max_length: 255 }", "subject: { schema: { $ref: '#/x' } }", 26, "'$ref' is not followed by every client")]
    [InlineData(Tickets, "subject: { type: string, required: true, max_length: 255 }", "subject: { schema: { enum: [1, a] } }", 26, "an enum must be a list of at least one value")]
    [InlineData(Tickets, "subject: { type: string, required: true, max_length: 255 }", "subject: { type: string, schema: { type: string } }", 26, "'type' stands beside 'schema'")]
    [InlineData(Tickets, "steps: { read_back:", "steps: { readback:", 35, "unknown step 'readback'; did you mean 'read_back'? Allowed: read_back, sentences")]
    [InlineData(Tickets, "    description: Send a public reply to the requester.\n", "", 45, "'description' is missing")]
    [InlineData(Tickets, "  annotations: { open_world: false }", "  annotations: { read_only: true, destructive: true }", 44, "cannot be both read_only and destructive")]
    [InlineData(Tickets, "  record: ticket", "  rows: ticket", 17, "'rows' belongs to 'list'")]
    [InlineData(Tickets, "  rows: tickets\n", "  rows: tickets\n  fixed: { a: 1 }\n", 8, "'fixed' has no effect")]
    [InlineData(Tickets, "  rows: tickets\n", "  rows: tickets\n  rows: others\n", 8, "duplicate key 'rows': it already stands in line 7")]
    [InlineData(Tickets, "purge:\n  request: DELETE /tickets/{ticket_id}/purge", "purge: [", 52, "not YAML")]
    [InlineData(Tickets, "purge:\n  request: DELETE /tickets/{ticket_id}/purge", "purge: *later", 51, "has no anchor")]
    public void A_mistake_is_told_with_its_line_and_what_is_allowed(string file, string old, string @new, int line, string message)
    {
        using var folder = IntegrationFolder.DesklyWith(file, old, @new);

        var result = folder.Load();

        var error = Assert.Single(result.Problems, problem => problem.Severity == Severity.Error);
        Assert.StartsWith($"deskly/{file}:{line}: ", error.ToString());
        Assert.Contains(message, error.Message);
        Assert.Empty(result.Catalog.All);
    }

    [Fact]
    public void An_unknown_field_source_is_told_where_it_is_named()
    {
        using var folder = IntegrationFolder.DesklyWith(Tickets, "fields_from: ticket_fields", "fields_from: tickets_fields");

        var errors = folder.Load().Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString()).ToList();

        Assert.Equal(2, errors.Count);
        Assert.All(errors, error => Assert.Contains("unknown field source 'tickets_fields'; did you mean 'ticket_fields'?", error));
    }

    [Fact]
    public void Instructions_longer_than_clients_show_are_refused()
    {
        using var folder = IntegrationFolder.DesklyWith(Connection, "Ticket ids are numbers;", new string('x', 512));

        Assert.Contains(folder.Load().Problems, problem => problem.Message.Contains("clients show at most 512"));
    }

    [Fact]
    public void Two_resources_that_make_the_same_tool_are_refused()
    {
        using var folder = IntegrationFolder.DesklyWith(Tickets, "list:", "list:");
        folder.Write("deskly/resources/ticket.yaml", "resource: ticket\nget:\n  request: GET /ticket/{id}\n  tool: { description: Read. }\n");

        var error = Assert.Single(folder.Load().Problems, problem => problem.Severity == Severity.Error);

        Assert.Equal("deskly/resources/tickets.yaml:15: duplicate tool 'get_single_deskly_ticket_by_id': deskly/resources/ticket.yaml:2 makes it too", error.ToString());
    }

    [Theory]
    [InlineData("some_activity_note_template_with_words", "has 61 characters; some clients show no tool with more than 60")]
    [InlineData("some_activity_note_template_with_many_words", "it is listed as '")]
    public void A_long_tool_name_is_a_warning(string resource, string message)
    {
        using var folder = IntegrationFolder.DesklyWith(Tickets, "list:", "list:");
        folder.Write($"deskly/resources/{resource}.yaml", $"resource: {resource}\nget:\n  request: GET /x/{{id}}\n  tool: {{ description: Read. }}\n");

        var result = folder.Load();

        Assert.Contains(result.Problems, problem => problem.Severity == Severity.Warning && problem.Message.Contains(message));
        Assert.NotEmpty(result.Catalog.All);
    }

    [Fact]
    public void A_name_in_several_places_is_a_warning_that_tells_the_names_it_gets()
    {
        using var folder = IntegrationFolder.DesklyWith(Tickets, "query: { notify: { type: boolean } }", "query: { ticket_id: { type: string }, body: { type: string } }");

        var warnings = folder.Load().Problems.Select(problem => problem.Message).ToList();

        Assert.Contains("the argument 'ticket_id' stands in several places; they are called ticket_id (path), query_ticket_id (query)", warnings);
        Assert.Contains("the argument 'body' stands in several places; they are called query_body (query), body_body (body)", warnings);
    }

    [Fact]
    public void A_mistake_behind_an_anchor_is_told_once_however_often_it_is_used()
    {
        using var folder = IntegrationFolder.DesklyWith(
            Tickets, "priority: { type: string, values: [low, high], default: low }", "priority: &p { typo: string, type: string }\n      other: *p");

        Assert.Single(folder.Load().Problems, problem => problem.Message.Contains("'typo'", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        using var folder = IntegrationFolder.DesklyWith(Connection, "timeout: 20", "timeout: never\ntimout: 3");
        folder.Write("deskly/resources/broken.yaml", "resource: [");
        folder.Write("deskly/resources/other.yml", "resource: other");

        var errors = folder.Load().Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.Where.ToString()).ToList();

        Assert.Equal(
            ["deskly/integration.yaml:1", "deskly/integration.yaml:31", "deskly/integration.yaml:32", "deskly/resources/broken.yaml:2"],
            errors);
    }
}

namespace Patchbay.Bench;

/// <summary>An integration of the usual kind with as many tools as a run wants; its tickets are what is called.</summary>
static class BenchIntegration
{
    /// <param name="folder">The folder of integrations.</param>
    /// <param name="tools">A multiple of five.</param>
    public static void Write(string folder, string name, int tools)
    {
        var resources = Directory.CreateDirectory(Path.Combine(folder, name, "resources")).FullName;
        File.WriteAllText(Path.Combine(folder, name, "integration.yaml"), Connection.Replace("NAME", name, StringComparison.Ordinal));
        foreach (var thing in new[] { "ticket" }.Concat(Enumerable.Range(0, (tools / 5) - 1).Select(number => $"thing_{Letters(number)}")))
        {
            File.WriteAllText(Path.Combine(resources, thing + "s.yaml"), Resource.Replace("THING", thing, StringComparison.Ordinal));
        }
    }

    private static string Letters(int number) => $"{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";

    private const string Connection = """
        integration: NAME
        title: Bench
        summary: What the benchmark calls.
        base_path: /api
        credentials:
          token:
            title: Token
            fields: { token: { title: Token, secret: true } }
            apply: { bearer: '{token}' }
        verify: GET /tickets/1
        timeout: 2
        max_concurrent_requests: 256
        rate_limit: { limit: X-RateLimit-Limit, remaining: X-RateLimit-Remaining }
        paging: { style: page, position: page, size: per_page, max_size: 100 }
        """;

    private const string Resource = """
        resource: THINGs
        list:
          request: GET /THINGs
          tool:
            description: List THINGs, newest first, optionally only those of one status or requester, or changed since a given time.
            query:
              status: { type: integer, values: { 2: Open, 3: Pending, 4: Resolved, 5: Closed }, description: Only this status. }
              requester_id: { type: integer, description: Only this requester's. The id comes from the list of people. }
              updated_since: { type: date-time, description: Only those changed since then. }
        get:
          request: GET /THINGs/{id}
          tool: { description: Read one THING with its description and requester., path: { id: { type: integer, description: From the list. } } }
        create:
          request: POST /THINGs
          tool:
            description: Open a THING on behalf of a requester. Look first whether one about the same matter is open already.
            body:
              subject: { type: string, required: true, max_length: 255, description: One line that says what is wrong. }
              description: { type: string, required: true, description: 'What happened, since when, and what was tried.' }
              priority: { type: integer, values: { 1: Low, 2: Medium, 3: High, 4: Urgent } }
              tags: { type: 'string[]', description: Words to find it by. }
        update:
          request: PUT /THINGs/{id}
          tool:
            description: Change a THING. What is left out stays as it is.
            path: { id: { type: integer } }
            body:
              status: { type: integer, values: { 2: Open, 3: Pending, 4: Resolved, 5: Closed } }
              priority: { type: integer, values: { 1: Low, 2: Medium, 3: High, 4: Urgent } }
        delete:
          request: DELETE /THINGs/{id}
          tool: { description: Delete a THING for good., path: { id: { type: integer } } }
        """;
}

using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Integrations;
using Patchbay.Integrations.Schemas;

namespace Patchbay.Tests.Integrations;

public class ToolFactoryTests
{
    private static readonly AccountFields Fields = new("v1", new Dictionary<string, JsonObject>
    {
        ["ticket_fields"] = JsonNode.Parse("""
            {"type":"object","properties":{"Zone":{"type":"string"},"Asset":{"type":"integer","description":"Queue IT."}},"required":["Zone"]}
            """)!.AsObject(),
    });

    [Fact]
    public void Documented_methods_become_tools_in_the_order_of_the_files()
    {
        Assert.Equal(
            [
                "list_all_deskly_tickets", "get_single_deskly_ticket_by_id", "create_a_deskly_ticket", "update_a_deskly_ticket_by_id",
                "deskly_ticket_reply", "list_all_deskly_time_entries", "create_a_deskly_time_entry",
            ],
            Tools().Select(tool => tool.Name));
    }

    [Fact]
    public void The_definition_is_what_a_client_reads()
    {
        var definition = JsonNode.Parse(Tool("create_a_deskly_time_entry").Definition.Span);

        var expected = JsonNode.Parse("""
            {
              "name": "create_a_deskly_time_entry",
              "title": "Create time entry",
              "description": "Book time.",
              "inputSchema": {
                "type": "object",
                "properties": {
                  "minutes": { "type": "integer", "minimum": 1 },
                  "idempotency_key": { "type": "string", "description": "Any own text: a repeat with it within 24 h is not made twice.", "maxLength": 128 }
                },
                "required": ["minutes"],
                "additionalProperties": false
              },
              "annotations": {
                "title": "Create time entry",
                "readOnlyHint": false, "destructiveHint": false, "idempotentHint": false, "openWorldHint": true
              }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, definition), definition!.ToJsonString());
    }

    [Fact]
    public void Text_in_a_definition_stays_readable()
    {
        Assert.Contains("The requester's address.", Encoding.UTF8.GetString(Tool("create_a_deskly_ticket").Definition.Span));
    }

    [Fact]
    public void Lists_take_a_limit_a_cursor_and_a_choice_of_fields()
    {
        var list = Tool("list_all_deskly_tickets");

        Assert.Equal(["updated_since", "status", "company", "limit", "next_cursor", "fields"], list.Arguments.Select(argument => argument.Name));
        Assert.Equal([ArgumentRole.Limit, ArgumentRole.NextCursor, ArgumentRole.Fields], list.Arguments.Skip(3).Select(argument => argument.Role));
        Assert.Equal(50, Property(list, "limit")["maximum"]!.GetValue<int>());
        Assert.Contains("unchanged", Property(list, "next_cursor")["description"]!.ToString());
        Assert.Null(list.InputSchema["required"]);
    }

    [Fact]
    public void What_creates_takes_a_key_and_nothing_else_does()
    {
        Assert.Equal(
            ["create_a_deskly_ticket", "deskly_ticket_reply", "create_a_deskly_time_entry"],
            Tools().Where(tool => tool.TakesIdempotencyKey).Select(tool => tool.Name));
        Assert.Equal(ArgumentRole.IdempotencyKey, Tool("create_a_deskly_ticket").Arguments[^1].Role);
        Assert.DoesNotContain(Tools(), tool => tool.Arguments.Any(argument => argument.Role == ArgumentRole.Confirmation));
    }

    [Fact]
    public void The_id_is_required_and_has_its_own_role()
    {
        var id = Tool("update_a_deskly_ticket_by_id").Arguments[0];

        Assert.Equal(("id", ArgumentRole.Id, true), (id.Name, id.Role, id.Required));
        Assert.NotNull(id.Property);
    }

    [Fact]
    public void A_name_in_several_places_keeps_the_path_plain_and_prefixes_the_others()
    {
        using var folder = IntegrationFolder.DesklyWith(
            "resources/tickets.yaml", "query: { notify: { type: boolean } }", "query: { ticket_id: { type: string }, body: { type: string } }");

        var reply = ToolFactory.Build(folder.Load().Catalog.Find("deskly")!, AccountFields.None).Single(tool => tool.Name == "deskly_ticket_reply");

        Assert.Equal(["ticket_id", "query_ticket_id", "query_body", "body_body"], reply.Arguments.Where(argument => argument.Property is not null).Select(argument => argument.Name));
        Assert.Equal(["ticket_id", "ticket_id", "body", "body"], reply.Arguments.Select(argument => argument.Property?.WireName).OfType<string>());
    }

    [Fact]
    public void Custom_fields_are_members_of_the_object_that_names_their_source()
    {
        var create = Property(Tool("create_a_deskly_ticket", Fields), "custom_fields");

        Assert.Equal(["Zone", "Asset"], create["properties"]!.AsObject().Select(member => member.Key));
        Assert.Equal("""["Zone"]""", create["required"]!.ToJsonString());
        Assert.False(create["additionalProperties"]!.GetValue<bool>());
        Assert.Contains("custom_fields", Tool("create_a_deskly_ticket", Fields).InputSchema["required"]!.AsArray().Select(name => name!.ToString()));
    }

    [Fact]
    public void An_update_requires_no_custom_field()
    {
        var update = Tool("update_a_deskly_ticket_by_id", Fields);

        Assert.Null(Property(update, "custom_fields")["required"]);
        Assert.Equal("""["id"]""", update.InputSchema["required"]!.ToJsonString());
    }

    [Fact]
    public void Custom_fields_that_were_not_read_leave_the_object_open_and_say_so()
    {
        var open = Property(Tool("create_a_deskly_ticket"), "custom_fields");

        Assert.True(open["additionalProperties"]!.GetValue<bool>());
        Assert.Contains("not been read yet", open["description"]!.ToString());
    }

    [Fact]
    public void An_account_without_custom_fields_has_no_such_argument()
    {
        var none = new AccountFields("v0", new Dictionary<string, JsonObject> { ["ticket_fields"] = JsonNode.Parse("""{"type":"object","properties":{}}""")!.AsObject() });

        Assert.DoesNotContain(Tool("create_a_deskly_ticket", none).Arguments, argument => argument.Name == "custom_fields");
    }

    [Fact]
    public void The_same_files_and_fields_give_the_same_bytes_again()
    {
        Assert.Equal(new Toolset(Tools(Fields)).ListJson.ToArray(), new Toolset(Tools(Fields)).ListJson.ToArray());
    }

    [Fact]
    public void Every_argument_is_safe_for_every_client()
    {
        Assert.All(Tools(Fields).Concat(Tools()), tool => Assert.Empty(ClientSafety.Check(tool.InputSchema)));
    }

    [Fact]
    public void Six_hundred_methods_load_well_before_anybody_waits_for_them()
    {
        using var folder = IntegrationFolder.DesklyWith("integration.yaml", "timeout: 20", "timeout: 20");
        var tickets = File.ReadAllText(Path.Combine(folder.Root, "deskly/resources/tickets.yaml"));
        for (var i = 0; i < 120; i++)
        {
            var name = $"tickets_of_{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}";
            folder.Write($"deskly/resources/{name}.yaml", tickets.Replace("resource: tickets", $"resource: {name}"));
        }

        var watch = Stopwatch.StartNew();
        var result = folder.Load();
        var tools = ToolFactory.Build(result.Catalog.Find("deskly")!, Fields);

        TestContext.Current.SendDiagnosticMessage($"{tools.Count} tools in {watch.ElapsedMilliseconds} ms");
        Assert.Equal(607, tools.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");    // some hundred ms on a quiet machine
    }

    private static IReadOnlyList<Tool> Tools(AccountFields? fields = null) => ToolFactory.Build(IntegrationFolder.Deskly(), fields ?? AccountFields.None);

    private static Tool Tool(string name, AccountFields? fields = null) => Tools(fields).Single(tool => tool.Name == name);

    private static JsonObject Property(Tool tool, string name) => tool.InputSchema["properties"]![name]!.AsObject();
}

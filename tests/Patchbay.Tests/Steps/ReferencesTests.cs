using Patchbay.Integrations;

namespace Patchbay.Tests.Steps;

/// <summary>References by name: looked up before anything is written, or refused with the choices.</summary>
public sealed class ReferencesTests
{
    private const string Methods = """
        create:
          request: POST /things
          steps:
            references:
              of: &references
                board: { request: GET /boards }
                status: { request: 'GET /boards/{board}/statuses' }
                company: { request: GET /companies, by: [identifier, name] }
                contact: { request: GET /contacts, by: [firstName lastName], mail: items/value, within: { company: company/id } }
                kinds: { request: GET /kinds }
                order: {}
          tool: &tool
            description: Make a thing.
            body:
              board: { type: reference }
              status: { type: reference }
              company: { type: reference }
              contact: { type: reference }
              kinds: { type: 'reference[]' }
              order: { type: reference }
        """;

    private const string Update = """
        get:
          request: GET /things/{id}
        update:
          request: PATCH /things/{id}
          steps:
            references: { get: get, of: { board: { request: GET /boards }, status: { request: 'GET /boards/{board}/statuses' } } }
            json_patch: {}
          tool: { description: Change a thing., body: { board: { type: reference }, status: { type: reference } } }
        """;

    private const string Board = """[{"id":1,"name":"Help Desk"}]""";

    [Fact]
    public async Task A_number_is_an_id_and_is_not_looked_up()
    {
        var call = new StepCall((201, "{}"));

        await call.RunAsync(Methods, """{"board":1,"kinds":[4,5],"order":9}""");

        Assert.Equal("""POST /things {"board":{"id":1},"kinds":[{"id":4},{"id":5}],"order":{"id":9}}""", Assert.Single(call.Sent));
    }

    [Fact]
    public async Task A_name_is_looked_up_and_what_lies_below_it_with_its_id()
    {
        var call = new StepCall((200, Board), (200, """[{"id":16,"name":"New"}]"""), (201, "{}"));

        await call.RunAsync(Methods, """{"status":"New","board":"Help Desk"}""");

        Assert.Equal(
        [
            "GET /boards?conditions=name = \"Help Desk\"&fields=id,name&pageSize=6",
            "GET /boards/1/statuses?conditions=name = \"New\"&fields=id,name&pageSize=6",
            """POST /things {"status":{"id":16},"board":{"id":1}}""",
        ], call.Sent);
    }

    [Fact]
    public async Task What_lies_below_something_unknown_is_refused()
    {
        var call = new StepCall();

        var result = await call.RunAsync(Methods, """{"status":"New"}""");

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Contains("status: \"New\" is looked up below the board, which is not known: give board too, or the id of the status.", result.Message);
        Assert.Empty(call.Sent);
    }

    [Fact]
    public async Task An_update_looks_below_what_the_record_holds()
    {
        var call = new StepCall((200, """{"id":7,"board":{"id":2}}"""), (200, """[{"id":30,"name":"Closed"}]"""), (200, "{}"));

        await call.RunAsync(Update, """{"id":"7","status":"Closed"}""");

        Assert.Equal(
            ["GET /things/7", "GET /boards/2/statuses?conditions=name = \"Closed\"&fields=id,name&pageSize=6", """PATCH /things/7 [{"op":"replace","path":"status","value":{"id":30}}]"""],
            call.Sent);
    }

    [Fact]
    public async Task A_record_that_moves_is_looked_below_where_it_moves_to()
    {
        var call = new StepCall((200, """[{"id":31,"name":"Closed"}]"""), (200, "{}"));

        await call.RunAsync(Update, """{"id":"7","status":"Closed","board":3}""");

        Assert.StartsWith("GET /boards/3/statuses", call.Sent[0]);
    }

    [Fact]
    public async Task Null_is_left_for_the_update_to_clear()
    {
        var call = new StepCall((200, "{}"));

        await call.RunAsync(Update, """{"id":"7","board":null}""");

        Assert.Equal("""PATCH /things/7 [{"op":"remove","path":"board"}]""", Assert.Single(call.Sent));
    }

    [Fact]
    public async Task Capitals_do_not_matter_even_where_the_vendor_tells_them_apart()
    {
        var call = new StepCall((200, "[]"), (200, Board), (201, "{}"));

        await call.RunAsync(Methods, """{"board":"help desk"}""");

        Assert.Equal("GET /boards?conditions=name contains \"help desk\"&fields=id,name&pageSize=10", call.Sent[1]);
        Assert.Equal("""POST /things {"board":{"id":1}}""", call.Sent[2]);
    }

    [Theory]
    [InlineData("""[{"id":1,"name":"Help Desk"}]""", null, "board: there is no \"Help\". Similar: 1 = Help Desk. Give one of these, or an id.")]
    [InlineData("[]", """[{"id":1,"name":"Help Desk"},{"id":2,"name":"Projects"}]""", "board: there is no \"Help\". There are: 1 = Help Desk, 2 = Projects. Give one of these, or an id.")]
    [InlineData("[]", "[]", "board: there is no \"Help\". There is nothing to choose from.")]
    public async Task An_unknown_name_is_refused_with_what_there_is(string near, string? all, string message)
    {
        var call = all is null ? new StepCall((200, "[]"), (200, near)) : new StepCall((200, "[]"), (200, near), (200, all));

        var result = await call.RunAsync(Methods, """{"board":"Help"}""");

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Contains(message, result.Message);
        Assert.DoesNotContain(call.Sent, sent => sent.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_several_records_have_is_refused_with_their_ids()
    {
        var call = new StepCall((200, """[{"id":2,"identifier":"Acme","name":"Acme Inc"},{"id":9,"identifier":"AcmeUK","name":"Acme"}]"""));

        var result = await call.RunAsync(Methods, """{"company":"Acme"}""");

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Contains("company: \"Acme\" is not unique: 2 = Acme / Acme Inc, 9 = AcmeUK / Acme. Give the id.", result.Message);
        Assert.Single(call.Sent);
    }

    [Theory]
    [InlineData("Mary Ann Smith", "conditions=company/id = 2 and ((firstName = \"Mary\" and lastName = \"Ann Smith\") or (firstName = \"Mary Ann\" and lastName = \"Smith\"))")]
    [InlineData("Smith", "conditions=company/id = 2 and lastName = \"Smith\"")]
    [InlineData("m@acme.test", "conditions=company/id = 2&childConditions=items/value = \"m@acme.test\"")]
    public async Task A_person_is_found_by_name_or_mail_within_the_company(string contact, string query)
    {
        var call = new StepCall((200, """[{"id":31,"firstName":"Mary","lastName":"Smith"}]"""), (201, "{}"));

        await call.RunAsync(Methods, $$"""{"company":2,"contact":"{{contact}}"}""");

        Assert.Equal($"GET /contacts?{query}&fields=id,firstName,lastName&pageSize=6", call.Sent[0]);
        Assert.Equal("""POST /things {"company":{"id":2},"contact":{"id":31}}""", call.Sent[1]);
    }

    [Fact]
    public async Task One_name_twice_is_asked_once()
    {
        var call = new StepCall((200, """[{"id":4,"name":"A"}]"""), (201, "{}"));

        await call.RunAsync(Methods, """{"kinds":["A","A"]}""");

        Assert.Equal(2, call.Sent.Count);
    }

    [Fact]
    public async Task What_has_no_list_is_taken_by_id_alone()
    {
        var call = new StepCall();

        var result = await call.RunAsync(Methods, """{"order":"SO-1"}""");

        Assert.Contains("order: must be an id (a number)", result.Message);
        Assert.Empty(call.Sent);
    }

    [Fact]
    public async Task A_lookup_that_fails_writes_nothing_and_passes_the_failure_on()
    {
        var call = new StepCall((403, """{"message":"Not allowed"}"""));

        var result = await call.RunAsync(Methods, """{"board":"Help Desk"}""");

        Assert.Equal(ToolError.Forbidden, result.Error);
        Assert.Contains("Nothing was written: the board could not be looked up by name.", result.Message);
        Assert.Contains("Not allowed", result.Message);
        Assert.Single(call.Sent);
    }
}

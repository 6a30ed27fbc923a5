using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Audit;
using Patchbay.Hosting;
using Patchbay.Integrations;
using Patchbay.Tests.Integrations;
using Patchbay.Tools;

namespace Patchbay.Tests.Audit;

public sealed class ArgumentValuesTests
{
    private const string Credential = "12345678901234567890"; // of the fixture account

    [Theory]
    [InlineData("""{"id":7,"open":true,"tag":null,"text":"hé","list":[1,"a",{"b":2.5}]}""", """{"id":7,"open":true,"tag":null,"text":"hé","list":[1,"a",{"b":2.5}]}""")]
    [InlineData("""{"new_password":"hunter2","apiToken":"x","meta":{"client_secret":{"a":1}},"next_cursor":"c"}""", """{"new_password":"[hidden]","apiToken":"[hidden]","meta":{"client_secret":"[hidden]"},"next_cursor":"c"}""")]
    [InlineData("""{"note":"the key is 12345678901234567890!"}""", """{"note":"the key is [hidden]!"}""")]
    [InlineData("""{"12345678901234567890":1}""", """{"[hidden]":1}""")]
    [InlineData("""{"attachments":[{"filename":"a.txt","text":"inside"},{"filename":"b.png","content_base64":"QUJD"}]}""", """{"attachments":[{"filename":"a.txt","text":"[6 characters]"},{"filename":"b.png","content_base64":"[4 characters]"}]}""")]
    [InlineData("""{"attachments":[{"url":"https://me:pw@files.example/a/b.txt?signature=s#f"}]}""", """{"attachments":[{"url":"https://files.example/a/b.txt"}]}""")]
    [InlineData("""{"attachments":"inside"}""", """{"attachments":"[6 characters]"}""")]
    [InlineData("""{"custom_fields":{"logo":{"content_base64":"QUJD"}}}""", """{"custom_fields":{"logo":{"content_base64":"[4 characters]"}}}""")]
    [InlineData("""{"half":"\ud800"}""", "{\"half\":\"\uFFFD\"}")]
    [InlineData("{}", "{}")]
    public void Values_are_kept_without_secrets_and_files(string arguments, string kept)
    {
        Assert.Equal(kept, Of(arguments));
    }

    [Fact]
    public void Long_texts_are_cut_and_a_credential_at_the_cut_does_not_show()
    {
        var cut = Of($$"""{"text":"{{new string('x', 5_000)}}"}""");
        var astride = Of($$"""{"text":"{{new string('x', ArgumentValues.MaxText - 8)}}{{Credential}}"}""");
        var atTheMargin = Of($$"""{"text":"{{new string('x', 1_992)}}{{Credential}}"}""");

        Assert.Equal(ArgumentValues.MaxText + 1, ((string)JsonNode.Parse(cut)!["text"]!).Length);
        Assert.All([astride, atTheMargin], kept => Assert.DoesNotContain(Credential[..7], kept));
    }

    [Fact]
    public void However_much_is_sent_the_row_stays_small()
    {
        var wide = "{" + string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"a{i}\":\"{new string('y', 400)}\"")) + "}";
        var items = $$"""{"a":[{{string.Join(',', Enumerable.Repeat("7", 10_000))}}]}""";
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 50)) + "1" + new string('}', 50);
        var number = $$"""{"a":{{new string('9', 100_000)}}}""";

        Assert.All([wide, items, deep, number], sent => Assert.InRange(Of(sent).Length, 2, 2 * ArgumentValues.MaxTotal));
        Assert.All([wide, items, deep], sent => Assert.Contains("[left out]", Of(sent)));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, """{"id":7}""")]
    public async Task Values_are_kept_only_where_an_operator_wants_them(bool keeps, string? kept)
    {
        await using var vendor = await Upstream.FakeVendor.RepliesAsync(200, """{"ticket":{"id":7}}""");
        using var deskly = new Upstream.DesklyCalls(vendor.Url);
        var caller = new ToolCaller(deskly.Upstreams, deskly.Runner, new CallLimits(new PatchbayOptions(), deskly.Clock), (_, call, cancellationToken) => call(cancellationToken), deskly.Recorded.Enqueue, deskly.Clock, keepsValues: keeps);

        await caller.CallAsync(
            deskly.Account, deskly.Integration, deskly.Tool("get_single_deskly_ticket_by_id"), JsonElement.Parse("""{"id":7}"""), CallOrigin.Unknown, trace: null, default);

        Assert.Equal(kept, Assert.Single(deskly.Recorded).ArgumentValues);
        Assert.Equal(["id"], deskly.Recorded.First().Arguments);
    }

    [Fact]
    public async Task A_call_that_could_not_be_written_down_is_not_made()
    {
        await using var vendor = await Upstream.FakeVendor.RepliesAsync(200, """{"ticket":{"id":7}}""");
        using var deskly = new Upstream.DesklyCalls(vendor.Url);
        var caller = new ToolCaller(deskly.Upstreams, deskly.Runner, new CallLimits(new PatchbayOptions(), deskly.Clock), (_, call, cancellationToken) => call(cancellationToken), deskly.Recorded.Enqueue, deskly.Clock, hasRoom: () => false);

        var result = await caller.CallAsync(
            deskly.Account, deskly.Integration, deskly.Tool("get_single_deskly_ticket_by_id"), JsonElement.Parse("""{"id":7}"""), CallOrigin.Unknown, trace: null, default);

        Assert.Equal(ToolError.Unavailable, result.Error);
        Assert.Contains("Nothing was sent", result.Message);
        Assert.Empty(vendor.Requests);
    }

    private static string Of(string arguments)
    {
        var integration = IntegrationFolder.Deskly();
        var tool = ToolFactory.Build(integration, AccountFields.None).Single(tool => tool.Name == "create_a_deskly_ticket");
        var account = Upstream.Deskly.Account("https://deskly.example", ("api_key", Credential)) with { CredentialKind = "api_key" };
        var mask = new Patchbay.Upstream.CredentialMask(account, integration, []);
        using var json = JsonDocument.Parse(arguments);
        return new ArgumentValues(text => mask.Hide(text, null)).Of(json.RootElement, tool);
    }
}

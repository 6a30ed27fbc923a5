using Patchbay.Integrations;
using Patchbay.Tests.Calls;

namespace Patchbay.Tests.Requests;

public class PathTests
{
    [Theory]
    [InlineData("7", "/ticket/7")]
    [InlineData("a b/c", "/ticket/a%20b%2Fc")]
    [InlineData("7?x=1#y;z", "/ticket/7%3Fx%3D1%23y%3Bz")]
    [InlineData("100%", "/ticket/100%25")]
    [InlineData("a..b", "/ticket/a..b")]
    [InlineData("über", "/ticket/%C3%BCber")]
    public async Task A_value_stays_inside_its_segment(string id, string path)
    {
        var vendor = FakeVendor.Replies(200, """{"ticket":{}}""");

        await new Deskly(vendor).CallAsync("get_single_deskly_ticket_by_id", System.Text.Json.JsonSerializer.Serialize(new { id }));

        Assert.Equal(path, vendor.Requests.Single().Path);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../users")]
    [InlineData("a/../b")]
    [InlineData("..\\users")]
    [InlineData("%2e%2e")]
    [InlineData("%2E%2E%2Fusers")]
    [InlineData("a\u0000b")]
    [InlineData("a\r\nb")]
    [InlineData("")]
    public async Task A_value_that_could_reach_another_path_is_refused(string id)
    {
        var vendor = new FakeVendor();

        var result = await new Deskly(vendor).CallAsync("get_single_deskly_ticket_by_id", System.Text.Json.JsonSerializer.Serialize(new { id }));

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Contains("id: must not", result.Message);
        Assert.Empty(vendor.Requests);
    }

    [Fact]
    public async Task A_value_of_more_than_1000_characters_is_refused()
    {
        var result = await new Deskly(new FakeVendor()).CallAsync("get_single_deskly_ticket_by_id", $$"""{"id": "{{new string('x', 1001)}}"}""");

        Assert.Contains("id: must not be longer than 1000 characters; got 1001.", result.Message);
    }
}

using Patchbay.Accounts;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.Accounts;

public sealed class AccountVerifierTests
{
    [Theory]
    [InlineData(200, "{\"id\":1}", null, null)]
    [InlineData(204, "", null, null)]
    [InlineData(200, "<!DOCTYPE html><title>Sign in</title>", null, "A web page came back instead of Deskly's API. Is the base URL right")]
    [InlineData(302, "", "https://login.deskly.example/sso?token=s3cret", "redirects to https://login.deskly.example (302)")]
    [InlineData(401, "{}", null, "did not accept the credentials (401)")]
    [InlineData(404, "{}", null, "has nothing at /me (404). Is the base URL right? The id is not one of this account's.")]
    [InlineData(429, "{}", null, "limits requests at the moment (429)")]
    [InlineData(503, "{}", null, "failed (503). Try again later")]
    [InlineData(400, "{}", null, "refused the request that proves an account works (400)")]
    public async Task Each_answer_has_its_sentence(int status, string body, string? location, string? sentence)
    {
        await using var vendor = location is null
            ? await FakeVendor.RepliesAsync(status, status == 204 ? "" : body)
            : await FakeVendor.RepliesAsync(status, body, ("Location", location));

        var result = await VerifyAsync(vendor.Url);

        Assert.Equal(sentence is null, result.Ok);
        if (sentence is null)
        {
            Assert.Null(result.Message);
        }
        else
        {
            Assert.Contains(sentence, result.Message);
            Assert.DoesNotContain("s3cret", result.Message);
        }
    }

    [Fact]
    public async Task A_host_nobody_allowed_names_the_setting()
    {
        var result = await VerifyAsync("http://10.255.255.1");

        Assert.False(result.Ok);
        Assert.Contains("PATCHBAY_UPSTREAM_ALLOW", result.Message);
    }

    private static async Task<VerifyResult> VerifyAsync(string url)
    {
        using var deskly = new DesklyCalls(url);
        return await new AccountVerifier(deskly.Upstreams).VerifyAsync(deskly.Account, deskly.Integration, inUse: false, CancellationToken.None);
    }
}

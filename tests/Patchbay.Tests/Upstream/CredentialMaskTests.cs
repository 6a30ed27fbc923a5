using Patchbay.Integrations;
using Patchbay.Upstream;

namespace Patchbay.Tests.Upstream;

public sealed class CredentialMaskTests
{
    private readonly CredentialMask mask = new(
        Deskly.Account("http://127.0.0.1:1", ("key", "s3cret-key")), Deskly.Integration(), [new("Authorization", "Basic czNjcmV0LWtleTpY")]);

    [Theory]
    [InlineData("s3cret-key is wrong", "[hidden] is wrong")]
    [InlineData("got Basic czNjcmV0LWtleTpY.", "got Basic [hidden].")]
    [InlineData("token at-1234567890 expired", "token [hidden] expired")]
    [InlineData("The key was s3cret-k…", "The key was [hidden]…")] // the message was too long, and cut right there
    [InlineData("No key, no secret…", "No key, no secret…")]
    public void What_signs_an_account_in_is_hidden(string text, string shown)
    {
        Assert.Equal(shown, mask.Hide(text, "at-1234567890"));
    }

    [Fact]
    public void A_field_that_is_no_secret_and_a_very_short_one_stay()
    {
        var integration = Deskly.Integration() with
        {
            CredentialKinds =
            [
                Deskly.Integration().CredentialKinds[0] with
                {
                    Fields = [new Variable { Name = "user", Title = "User" }, new Variable { Name = "key", Title = "Key", Secret = true }],
                },
            ],
        };
        var account = Deskly.Account("http://127.0.0.1:1", ("user", "administrator"), ("key", "the"));

        Assert.Equal("the user administrator", new CredentialMask(account, integration, []).Hide("the user administrator", accessToken: null));
    }
}

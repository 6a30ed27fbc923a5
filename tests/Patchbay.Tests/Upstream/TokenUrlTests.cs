using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Upstream;

namespace Patchbay.Tests.Upstream;

public sealed class TokenUrlTests
{
    private static readonly Integration Halo = IntegrationLoader.Load(Path.Combine(AppContext.BaseDirectory, "integrations")).Catalog.Find("halo_itsm")!;

    [Theory]
    [InlineData("https://acme.example/api", "", "acme", "https://acme.example/auth/token?tenant=acme")]
    [InlineData("https://acme.example", "", "", "https://acme.example/auth/token")]
    [InlineData("https://acme.example/api", "https://auth.example/", "a&b", "https://auth.example/token?tenant=a%26b")]
    public void An_address_of_its_own_stays_as_it_is_and_an_empty_parameter_is_left_out(string server, string authServer, string tenant, string expected)
    {
        var given = new Dictionary<string, string> { ["base_url"] = server, ["auth_server"] = authServer, ["tenant"] = tenant };

        var url = new AccountValues(AccountWith(given), Halo).FillUrl(Assert.Single(Halo.CredentialKinds).Apply.OAuth!.TokenUrl);

        Assert.Equal(expected, url);
    }

    private static IntegratedAccount AccountWith(Dictionary<string, string> given) => new()
    {
        Id = "acc_1",
        Integration = "halo_itsm",
        TenantId = "acme",
        Name = "Acme",
        Status = AccountStatus.Active,
        Variables = given.Where(variable => variable.Value.Length > 0).ToDictionary(),
        CredentialKind = "oauth",
        Credentials = new Dictionary<string, string>(),
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}

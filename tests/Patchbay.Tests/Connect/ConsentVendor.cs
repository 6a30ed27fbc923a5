using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.Connect;

/// <summary>
/// Deskly with a sign-in page that agrees at once, and a token endpoint as RFC 6749 and 7636 want it: a code works once, with its
/// verifier and redirect URI; a refresh token works once and is followed by another. The client may also ask in its own name.
/// </summary>
sealed class ConsentVendor : IAsyncDisposable
{
    public const string ClientId = "patchbay-client";
    public const string ClientSecret = "s3cret-of-the-client";

    /// <summary>To be put into the fixture's <c>credentials</c>.</summary>
    public const string Kind = """
          consent:
            title: Sign in with Deskly
            fields: { client_id: { title: Client id }, client_secret: { title: Client secret, secret: true } }
            apply:
              oauth:
                grant: authorization_code
                authorize_url: https://{subdomain}.deskly.example/oauth/authorize?prompt=consent
                token_url: https://{subdomain}.deskly.example/oauth/token
                scope: tickets.read offline

        """;

    private readonly ConcurrentDictionary<string, (string Challenge, string RedirectUri)> codes = new();
    private readonly ConcurrentDictionary<string, bool> accessTokens = new();
    private readonly Lock gate = new();
    private FakeVendor server = null!;
    private string? refreshToken;
    private int number;

    public string Url => server.Url;

    /// <summary>The secret that the token endpoint takes.</summary>
    public string Secret { get; set; } = ClientSecret;

    /// <summary>Grants asked of the token endpoint, in order.</summary>
    public ConcurrentQueue<string> Grants { get; } = new();

    /// <summary>What the sign-in page answers instead of a code; null agrees.</summary>
    public string? Error { get; set; }

    /// <summary>Status of the request that proves an account works.</summary>
    public int VerifyStatus { get; set; } = 200;

    /// <summary>Life of an access token, in seconds.</summary>
    public int Lifetime { get; set; } = 3600;

    /// <summary>How long the token endpoint takes, so that others can pile up behind it.</summary>
    public TimeSpan TokenDelay { get; set; } = TimeSpan.Zero;

    public static async Task<ConsentVendor> StartAsync()
    {
        var vendor = new ConsentVendor();
        vendor.server = await FakeVendor.StartAsync(vendor.AnswerAsync);
        return vendor;
    }

    /// <summary>Takes back every token given so far.</summary>
    public void Revoke()
    {
        lock (gate)
        {
            refreshToken = null;
            accessTokens.Clear();
        }
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/oauth/authorize" => AuthorizeAsync(context),
        "/oauth/token" => TokenAsync(context),
        _ => ApiAsync(context),
    };

    private Task AuthorizeAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["response_type"] != "code" || query["client_id"] != ClientId || query["code_challenge_method"] != "S256"
            || query["code_challenge"].ToString().Length != 43 || query["scope"] != "tickets.read offline" || query["prompt"] != "consent")
        {
            context.Response.StatusCode = 400;
            return Task.CompletedTask;
        }

        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        codes[code] = (query["code_challenge"]!, query["redirect_uri"]!);
        context.Response.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"]!, new Dictionary<string, string?>
        {
            [Error is null ? "code" : "error"] = Error ?? code,
            ["state"] = query["state"],
        }));
        return Task.CompletedTask;
    }

    private async Task TokenAsync(HttpContext context)
    {
        await Task.Delay(TokenDelay);
        context.Request.Body.Position = 0;
        var form = await context.Request.ReadFormAsync();
        Grants.Enqueue(form["grant_type"]!);
        var (client, secret) = ClientOf(context, form);
        string? refused, access, refresh;
        lock (gate)
        {
            refused = client != ClientId || secret != Secret ? "invalid_client" : form["grant_type"].ToString() switch
            {
                "authorization_code" => codes.TryRemove(form["code"]!, out var asked) && asked.RedirectUri == form["redirect_uri"]
                    && asked.Challenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!)))
                    ? null
                    : "invalid_grant",
                "client_credentials" => null,
                "refresh_token" => refreshToken is not null && form["refresh_token"] == refreshToken ? null : "invalid_grant",
                _ => "unsupported_grant_type",
            };
            (access, refresh) = ($"access-{++number}", $"refresh-{number}");
            if (refused is null)
            {
                accessTokens[access] = true;
                refreshToken = refresh;
            }
        }

        await (refused is null
            ? FakeVendor.ReplyAsync(context, 200, $$"""{"access_token":"{{access}}","refresh_token":"{{refresh}}","expires_in":{{Lifetime}},"token_type":"bearer"}""")
            : FakeVendor.ReplyAsync(context, 400, $$"""{"error":"{{refused}}"}"""));
    }

    private static (string Id, string Secret) ClientOf(HttpContext context, IFormCollection form)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header))
        {
            return (form["client_id"].ToString(), form["client_secret"].ToString());
        }

        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(header.Parameter!)).Split(':', 2);
        return (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1]));
    }

    private Task ApiAsync(HttpContext context)
    {
        var token = context.Request.Headers.Authorization.ToString();
        if (!token.StartsWith("Bearer ", StringComparison.Ordinal) || !accessTokens.ContainsKey(token["Bearer ".Length..]))
        {
            return FakeVendor.ReplyAsync(context, 401, """{"description":"unknown token"}""");
        }

        return context.Request.Path.Value switch
        {
            "/api/v2/me" => FakeVendor.ReplyAsync(context, VerifyStatus, """{"name":"Agent"}"""),
            "/api/v2/queues/all" => FakeVendor.ReplyAsync(context, 200, """{"items":[]}"""),
            "/api/v2/tickets" => FakeVendor.ReplyAsync(context, 200, """{"tickets":[{"id":1,"subject":"Printer"}],"meta":{"total":1}}"""),
            _ => FakeVendor.ReplyAsync(context, 404, "{}"),
        };
    }
}

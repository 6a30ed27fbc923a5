using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Patchbay.Accounts;

namespace Patchbay.Upstream.OAuth;

/// <summary>What a token endpoint said: tokens, a refusal by its OAuth error code, or nothing usable.</summary>
/// <param name="Lifetime">How long the access token is good for; null if the vendor does not say.</param>
/// <param name="Refused">Error code such as <c>invalid_grant</c>; null unless the vendor refused for good.</param>
/// <param name="Problem">One sentence about a passing failure; null otherwise.</param>
sealed record TokenAnswer(OAuthTokens? Tokens, TimeSpan? Lifetime, string? Refused, string? Problem);

/// <summary>Asks token endpoints, under the outgoing guard and with caps of their own. Never puts what was sent into a message.</summary>
sealed class TokenEndpoint(UpstreamConnections connections, TimeProvider clock)
{
    private const int MaxAnswerBytes = 64 * 1024;

    // Failures that no later try will mend; anything else may pass.
    private static readonly string[] Final = ["invalid_grant", "invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope", "access_denied"];

    /// <param name="url">Absolute URL of the token endpoint.</param>
    /// <param name="form">The grant and its parameters.</param>
    /// <param name="clientId">Sent by HTTP Basic or in the form.</param>
    public async Task<TokenAnswer> AskAsync(
        string url, Dictionary<string, string> form, string clientId, string clientSecret, bool basicClient, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return Passing("The account's OAuth token URL is not an http or https URL.");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, uri);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "Patchbay");
        if (basicClient)
        {
            var pair = $"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(clientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            form["client_id"] = clientId;
            if (clientSecret.Length > 0)
            {
                form["client_secret"] = clientSecret; // public clients have none
            }
        }

        request.Content = new FormUrlEncodedContent(form);
        var host = $"{uri.Host}:{uri.Port}";
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(connections.Options.TokenTimeout);
        try
        {
            using var response = await connections.SendAsync(request, deadline.Token);
            var (stream, length) = Unpacking.Open(response.Content);
            await using var opened = stream;
            if (await PooledBody.ReadAsync(stream, length, MaxAnswerBytes, deadline.Token) is not { } body)
            {
                return Passing($"The token endpoint at {host} answered with more than {MaxAnswerBytes} bytes.");
            }

            try
            {
                return Read((int)response.StatusCode, body.Memory, host);
            }
            finally
            {
                body.Return();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Passing($"The token endpoint at {host} did not answer in time.");
        }
        catch (Exception exception) when (NetworkFailure.Describe(exception, host) is not null)
        {
            return Passing("No access token: " + NetworkFailure.Describe(exception, host)!.Value.Message);
        }
    }

    private TokenAnswer Read(int status, ReadOnlyMemory<byte> body, string host)
    {
        JsonElement json = default;
        try
        {
            using var document = JsonDocument.Parse(body);
            json = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Judged by its status below.
        }

        if (status is >= 200 and < 300)
        {
            return Text(json, "access_token") is { Length: > 0 } token && !token.Any(char.IsControl)
                ? Granted(json, token)
                : Passing($"The token endpoint at {host} answered {status} without an access token.");
        }

        var code = Text(json, "error");
        if (code is not null && Final.Contains(code, StringComparer.Ordinal))
        {
            return new TokenAnswer(Tokens: null, Lifetime: null, code, Problem: null);
        }

        return status == 401
            ? new TokenAnswer(Tokens: null, Lifetime: null, "invalid_client", Problem: null)
            : Passing($"The token endpoint at {host} answered {status} instead of a token.");
    }

    private TokenAnswer Granted(JsonElement json, string token)
    {
        // Some vendors write the number as text.
        TimeSpan? lifetime = json.TryGetProperty("expires_in", out var expiresIn)
            && double.TryParse(expiresIn.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and < 1e9
                ? TimeSpan.FromSeconds(seconds)
                : null;
        return new TokenAnswer(
            new OAuthTokens(token, Text(json, "refresh_token"), clock.GetUtcNow() + lifetime), lifetime, Refused: null, Problem: null);
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static TokenAnswer Passing(string problem) => new(Tokens: null, Lifetime: null, Refused: null, problem);
}

using System.Text;
using Patchbay.Integrations;
using Patchbay.Upstream;

namespace Patchbay.Accounts;

/// <summary>Sends an integration's <c>verify</c> request and says in a sentence what the answer means for the operator.</summary>
sealed class AccountVerifier(AccountUpstreams upstreams)
{
    public async Task<VerifyResult> VerifyAsync(
        IntegratedAccount account, Integration integration, bool inUse, CancellationToken cancellationToken)
    {
        var tried = inUse ? null : upstreams.Try(account, integration);
        var request = new UpstreamRequest
        {
            Verb = integration.Verify.Verb,
            PathAndQuery = new AccountValues(account, integration).FillUrl(integration.Verify.Path),
        };
        using var response = await (tried?.Http ?? upstreams.For(account, integration).Http).SendAsync(request, cancellationToken);
        var problem = Problem(response, integration, request.PathAndQuery);
        return new VerifyResult(problem is null, problem) { AboutCredentials = AreCredentialsRefused(response, integration), Tokens = tried?.Tokens };
    }

    private static bool AreCredentialsRefused(UpstreamResponse response, Integration integration) => response.Failure is { } failure
        ? failure is ToolError.Unauthorized or ToolError.Forbidden
        : response.Status is 401 or 403 || integration.Errors.Unauthorized.Contains(response.Status);

    private static string? Problem(UpstreamResponse response, Integration integration, string path)
    {
        var product = integration.Title;
        if (response.Failure is not null)
        {
            return response.FailureMessage;
        }

        var advice = integration.Errors.Advice.TryGetValue(response.Status, out var sentence) ? " " + sentence : "";
        if (integration.Errors.Unauthorized.Contains(response.Status))
        {
            return $"{product} did not accept the credentials ({response.Status}). Check that they are complete, current and of this account.{advice}";
        }

        return response.Status switch
        {
            >= 200 and < 300 => IsJson(response) ? null : NotJson(product, response),
            >= 300 and < 400 => Redirect(product, response),
            403 => $"{product} knows the credentials but does not let them use its API (403).{advice}",
            404 => $"{product} has nothing at {path} (404). Is the base URL right?{advice}",
            429 => $"{product} limits requests at the moment (429){Wait(response, integration)}. Try again later.",
            >= 500 => $"{product} failed ({response.Status}). Try again later; if it stays so, check the base URL.{advice}",
            _ => $"{product} refused the request that proves an account works ({response.Status}).{advice}",
        };
    }

    private static bool IsJson(UpstreamResponse response)
    {
        var body = response.Body.Span.TrimStart(" \r\n\t"u8);
        return body.IsEmpty || response.Header("Content-Type")?.Contains("json", StringComparison.OrdinalIgnoreCase) == true
            ? body.IsEmpty || body[0] != '<'
            : body[0] is (byte)'{' or (byte)'[';
    }

    private static string NotJson(string product, UpstreamResponse response)
    {
        var start = Encoding.UTF8.GetString(response.Body.Span[..Math.Min(response.Body.Length, 200)]);
        return start.Contains('<')
            ? $"A web page came back instead of {product}'s API. Is the base URL right, and does it lead to the API rather than to a sign-in page?"
            : $"Something other than JSON came back instead of {product}'s API. Is the base URL right?";
    }

    private static string Redirect(string product, UpstreamResponse response)
    {
        // Only the host: a redirect to a sign-in page may carry tokens in its query.
        var to = Uri.TryCreate(response.Header("Location"), UriKind.Absolute, out var uri) ? $" to {uri.Scheme}://{uri.Authority}" : "";
        return $"{product} redirects{to} ({response.Status}), which Patchbay does not follow with credentials. "
            + "Enter the base URL it redirects to, if that is the product's own; a redirect to a sign-in page means that the credentials were not accepted.";
    }

    private static string Wait(UpstreamResponse response, Integration integration) =>
        response.Header(integration.RateLimit.RetryAfter) is { Length: > 0 and < 40 } wait ? $", until {wait} (seconds or a date)" : "";
}

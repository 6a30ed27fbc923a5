using System.Reflection;
using System.Security.Claims;

namespace Patchbay.Access;

/// <summary>Who makes a management request.</summary>
/// <param name="TokenId">Id of the API token.</param>
/// <param name="TenantId">The only tenant the caller may see; null for all.</param>
sealed record Caller(string TokenId, string? TenantId)
{
    private const string TenantClaim = "tenant";

    public static ClaimsPrincipal Principal(ApiToken token, string scheme)
    {
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, token.Id), .. token.Scopes.Select(scope => new Claim(Policies.ScopeClaim, scope.ToString()))],
            scheme);
        if (token.TenantId is { } tenant)
        {
            identity.AddClaim(new Claim(TenantClaim, tenant));
        }

        return new ClaimsPrincipal(identity);
    }

    public static ValueTask<Caller> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        return ValueTask.FromResult(Of(context));
    }

    public static Caller Of(HttpContext context) => new(
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("This route needs an authorization policy."),
        context.User.FindFirstValue(TenantClaim));
}

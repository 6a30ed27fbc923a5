using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Hosting;
using Patchbay.Mcp;
using Patchbay.Storage;

namespace Patchbay.Connect;

static class ConnectSetup
{
    private const int MaxFormBytes = 256 * 1024;

    public static IServiceCollection AddConnect(this IServiceCollection services)
    {
        services.AddSingleton<ConnectLinkStore>();
        services.AddSingleton<ConsentSeal>();
        services.AddSingleton<ConnectPages>();
        services.AddSingleton(provider => new Chore("erase old connect links", provider.GetRequiredService<ConnectLinkStore>().SweepAsync));
        return services;
    }

    /// <summary>The token in the path is a secret: see <see cref="QuietPaths"/>.</summary>
    public static void MapConnectPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/connect").ExcludeFromDescription().AddEndpointFilter((context, next) =>
        {
            PathTokens.LeaveOutOfTrace(context.HttpContext, "/connect/{token}");
            if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = MaxFormBytes;
            }

            return next(context);
        }).AddEndpointFilter(TellOfOutageAsync);
        group.MapGet("/callback", ([FromQuery] string? state, [FromQuery] string? code, [FromQuery] string? error, ConnectPages pages, HttpContext http) =>
            pages.ReturnAsync(state, code, error, http));
        group.MapGet("/{token}", (string token, ConnectPages pages, HttpContext http) => pages.ShowAsync(token, http));
        group.MapPost("/{token}", (string token, ConnectPages pages, HttpContext http) => pages.SubmitAsync(token, http));
    }

    // The API's answer to this is JSON, which is nothing for people.
    private static async ValueTask<object?> TellOfOutageAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DatabaseUnavailableException) when (!context.HttpContext.Response.HasStarted)
        {
            var headers = context.HttpContext.Response.Headers;
            headers.RetryAfter = "5";
            headers.SetCookie = default; // the browser keeps the sign-in it came back from, and can come back once more
            return ConnectPage.Unavailable(HttpMethods.IsPost(context.HttpContext.Request.Method));
        }
    }
}

namespace Patchbay.Dashboard;

/// <summary>Serves the dashboard, which knows no other way in than the management API.</summary>
static class DashboardSetup
{
    /// <summary>Where the build puts it, beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static IServiceCollection AddDashboard(this IServiceCollection services) =>
        services.AddSingleton(_ => new DashboardFiles(Folder));

    /// <summary>
    /// Answers what no route does: with a file, or with the page, which has routes of its own. A path below one of the server's own is never
    /// answered with the page, whatever the caller accepts: a program must not take it for the answer to a misspelt call.
    /// </summary>
    public static void UseDashboard(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<DashboardFiles>();
        var own = new Lazy<HashSet<string>>(() => FirstSegments(app));
        app.Use((context, next) =>
        {
            if (context.GetEndpoint() is not null || !IsRead(context.Request.Method) || files.Page is not { } page)
            {
                return next(context);
            }

            var path = context.Request.Path.Value ?? "/";
            return files.Find(path) is { } asset ? asset.WriteAsync(context)
                : WantsPage(context.Request) && !own.Value.Contains(FirstSegment(path)) ? page.WriteAsync(context)
                : next(context);
        });
    }

    /// <summary>True for a browser that opens an address, and not for a program that takes anything.</summary>
    public static bool WantsPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && type.Quality != 0);

    private static bool IsRead(string verb) => HttpMethods.IsGet(verb) || HttpMethods.IsHead(verb);

    private static HashSet<string> FirstSegments(WebApplication app) => ((IEndpointRouteBuilder)app).DataSources
        .SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .Select(endpoint => FirstSegment(endpoint.RoutePattern.RawText ?? ""))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string FirstSegment(string path) => path.TrimStart('/').Split('/', 2)[0];
}

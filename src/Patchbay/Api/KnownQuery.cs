namespace Patchbay.Api;

static class KnownQuery
{
    /// <summary>Refuses query parameters other than these: a misspelt filter must not look like an answer to it.</summary>
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder route, params string[] names) =>
        route.AddEndpointFilter((context, next) =>
        {
            var problems = new Problems();
            foreach (var name in context.HttpContext.Request.Query.Keys.Except(names, StringComparer.Ordinal))
            {
                problems.Add(name, names.Length == 0 ? "Unknown: this call takes no query." : $"Unknown. Known here: {string.Join(", ", names)}.");
            }

            problems.ThrowIfAny();
            return next(context);
        });

    /// <inheritdoc cref="WithQuery"/>
    public static RouteHandlerBuilder WithPage(this RouteHandlerBuilder route, params string[] filters) =>
        route.WithQuery([.. filters, "limit", "next_cursor"]);
}

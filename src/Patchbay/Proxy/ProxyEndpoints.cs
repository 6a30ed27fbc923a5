using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Tools;

namespace Patchbay.Proxy;

/// <summary>The account a caller may use; null when there is none, or when it is not this caller's to see.</summary>
delegate Task<IntegratedAccount?> FindCallersAccount(HttpContext caller, string id, CancellationToken cancellationToken);

/// <summary>What the proxy API needs of the rest of the program.</summary>
/// <param name="Origin">Who calls, for the audit.</param>
sealed record ProxyEdge(
    FindCallersAccount FindAccount, IntegrationCatalog Catalog, AccountTools Tools, ToolRunner Runner, ToolCaller Caller, Func<HttpContext, CallOrigin> Origin);

/// <summary>An integration's methods as plain REST, documented or not, with real status codes.</summary>
static class ProxyEndpoints
{
    /// <summary>The caller sets who may: the routes themselves ask for no authorization.</summary>
    public static RouteGroupBuilder MapProxy(this IEndpointRouteBuilder routes, ProxyEdge edge)
    {
        var group = routes.MapGroup("/proxy/{account}").WithTags("Proxy");
        Map("GET", "/{resource}", "list", "List a resource");
        Map("POST", "/{resource}", "create", "Create one");
        Map("GET", "/{resource}/{id}", "get", "Read one");
        Map("PATCH", "/{resource}/{id}", "update", "Change one");
        Map("DELETE", "/{resource}/{id}", "delete", "Delete one");
        group.MapPost("/{resource}/{method}", (HttpContext context, string account, string resource, string method) =>
            CallAsync(edge, context, new ProxyCall(account, resource, method, Id: null))).WithSummary("Call any other method by its name");
        return group;

        void Map(string verb, string pattern, string method, string summary) => group.MapMethods(
            pattern,
            [verb],
            (HttpContext context, string account, string resource) => CallAsync(
                edge, context, new ProxyCall(account, resource, method, context.Request.RouteValues["id"] as string))).WithSummary(summary);
    }

    private static async Task<IResult> CallAsync(ProxyEdge edge, HttpContext context, ProxyCall call)
    {
        var cancellationToken = context.RequestAborted;
        if (await edge.FindAccount(context, call.Account, cancellationToken) is not { } account)
        {
            return Problem(404, "There is no such integrated account.");
        }

        if (edge.Catalog.Find(account.Integration) is not { } integration)
        {
            return Problem(409, $"The account's integration '{account.Integration}' is not installed here.");
        }

        if (integration.Resources.FirstOrDefault(resource => resource.Name == call.Resource) is not { } resource)
        {
            return Problem(404, $"{integration.Title} has no resource '{call.Resource}'. There are: {string.Join(", ", integration.Resources.Select(one => one.Name))}.");
        }

        if (resource.Methods.FirstOrDefault(method => method.Name == call.Method) is not { } method)
        {
            return Problem(
                context.Request.Method == "POST" && call.Method != "create" ? 404 : 405,
                $"'{resource.Name}' has no method '{call.Method}'. There are: {string.Join(", ", resource.Methods.Select(one => one.Name))}.");
        }

        var (body, unreadable) = await ProxyBody.ReadAsync(context.Request, cancellationToken);
        if (unreadable is not null)
        {
            return new CallAnswer(ToolResult.Failed(ToolError.InvalidArguments, unreadable));
        }

        return new CallAnswer(await RunAsync(edge, context, account, integration, method, call.Id, body));
    }

    private static async Task<ToolResult> RunAsync(
        ProxyEdge edge, HttpContext context, IntegratedAccount account, Integration integration, Method method, string? id, JsonObject? body)
    {
        var cancellationToken = context.RequestAborted;
        var origin = edge.Origin(context);
        var problems = new List<string>();
        if (method.Tool is null)
        {
            var raw = RawArguments.Of(method, id, context.Request.Query, body, problems);
            return Wrong(problems) ?? await edge.Caller.CallAsync(
                account,
                integration,
                $"{method.Integration}.{method.Resource}.{method.Name}",
                Given(raw),
                origin,
                (call, http, token) => edge.Runner.RunAsync(method, raw, call, http, token),
                cancellationToken);
        }

        var tool = await edge.Tools.FindAsync(account, integration, tool => ReferenceEquals(tool.Method, method), cancellationToken)
            ?? throw new InvalidOperationException($"{method.Source} is documented but made no tool.");
        var arguments = ProxyArguments.Of(tool, id, context.Request.Query, body, problems);
        return Wrong(problems) ?? await edge.Caller.CallAsync(account, integration, tool, arguments, origin, trace: null, cancellationToken);
    }

    /// <summary>What the call was given, in one object, for the audit.</summary>
    private static JsonElement Given(RawCall raw)
    {
        var given = raw.Body?.DeepClone() as JsonObject ?? [];
        foreach (var (name, value) in raw.Query.Concat(raw.Path))
        {
            given[name] = value;
        }

        return JsonSerializer.SerializeToElement(given);
    }

    private static ToolResult? Wrong(List<string> problems) => problems.Count == 0
        ? null
        : ToolResult.Failed(ToolError.InvalidArguments, "Invalid arguments; nothing was sent:\n- " + string.Join("\n- ", problems));

    private static IResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    private sealed record ProxyCall(string Account, string Resource, string Method, string? Id);
}

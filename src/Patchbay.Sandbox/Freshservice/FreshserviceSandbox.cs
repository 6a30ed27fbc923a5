using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Patchbay.Sandbox.Freshservice.Assets;
using Patchbay.Sandbox.Freshservice.Catalogue;
using Patchbay.Sandbox.Freshservice.Collections;
using Patchbay.Sandbox.Freshservice.Modules;
using Patchbay.Sandbox.Freshservice.Onboarding;
using Patchbay.Sandbox.Freshservice.People;
using Patchbay.Sandbox.Freshservice.Seeding;
using Patchbay.Sandbox.Freshservice.Solutions;
using Patchbay.Sandbox.Freshservice.Tickets;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice;

/// <summary>
/// Freshservice's REST API (v2) in memory: tickets, problems, changes, releases, assets, people, knowledge base, catalogue, onboarding, and the collections
/// around them, as an account with several workspaces on the Enterprise plan has them.
/// </summary>
public sealed class FreshserviceSandbox : ISandbox
{
    const string Root = "/api/v2";

    /// <summary>Above the size of the files a ticket may hold, so that the refusal is the product's own.</summary>
    const long MostBytesOfARequest = 2 * Attachments.MostBytes;

    readonly FreshserviceSandboxOptions options;
    readonly Tenant tenant;
    readonly Logins logins;
    readonly Routes all = new();
    readonly HashSet<string> forbidden = new(StringComparer.Ordinal);
    readonly Lock gate = new();
    RateLimits limits;

    /// <summary>Seeds a new account.</summary>
    public FreshserviceSandbox(FreshserviceSandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        tenant = new(options.Clock);
        logins = new(options, tenant);
        limits = new(options.Clock, options.RequestsPerMinute);
        Seed.Fill(tenant);
        TicketEndpoints.Map(all);
        ModuleEndpoints.Map(all);
        AssetEndpoints.Map(all);
        Requesters.Map(all);
        Agents.Map(all);
        GroupEndpoints.Map(all);
        SolutionEndpoints.Map(all);
        CatalogueEndpoints.Map(all);
        JoinersAndLeavers.Map(all);
        DirectoryTables.Map(all);
        InventoryTables.Map(all);
        Software.Map(all);
        FurtherTables.Map(all);
        Attachments.Map(all);
    }

    /// <inheritdoc/>
    public string Name => "freshservice";

    /// <summary>All tickets as they are now, deleted ones included, each with its <c>conversations</c>, oldest first.</summary>
    public IReadOnlyList<JsonObject> Tickets => Snapshot(() => [.. tenant.Tickets.Rows.Select(ticket =>
    {
        var copy = ticket.Shown();
        copy["conversations"] = Replies.Rows(Conversations.Of(tenant, ticket));
        copy["assets"] = ticket["_assets"]?.DeepClone() ?? new JsonArray();
        return copy;
    })]);

    /// <summary>All assets as they are now, with their type fields.</summary>
    public IReadOnlyList<JsonObject> Assets => Snapshot("assets");

    /// <summary>All changes as they are now.</summary>
    public IReadOnlyList<JsonObject> Changes => Snapshot("changes");

    /// <summary>All problems as they are now.</summary>
    public IReadOnlyList<JsonObject> Problems => Snapshot("problems");

    /// <summary>All onboarding requests as they are now.</summary>
    public IReadOnlyList<JsonObject> OnboardingRequests => Snapshot("onboarding_requests");

    /// <summary>All relationships between assets and others as they are now.</summary>
    public IReadOnlyList<JsonObject> Relationships => Snapshot("relationships");

    /// <summary>The records of any other collection as they are now, by its path without parameters, for example <c>solutions/articles</c>; empty for an unknown one.</summary>
    public IReadOnlyList<JsonObject> Records(string path) => Snapshot(path);

    /// <summary>Adds a custom text field to the ticket form of all workspaces.</summary>
    public void AddTicketField(string name, string label, bool required)
    {
        lock (gate)
            tenant.Forms["tickets"].Add(CustomFields.Define(tenant.NextId(), name, label, "custom_text", required));
    }

    /// <summary>From now on API keys are refused.</summary>
    public void RevokeKey() => logins.IsRevoked = true;

    /// <summary>From now on everything below this path answers 403, as on a plan without the feature.</summary>
    public void Forbid(string path)
    {
        lock (gate)
            forbidden.Add(path);
    }

    /// <summary>Begins to count anew, with another limit for the whole account.</summary>
    public void LimitTo(int requestsPerMinute) => limits = new(options.Clock, requestsPerMinute);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in all.Paths)
            routes.Map(Root + path, http => AnswerAsync(http, call => all.Answer(path, call)));
        routes.Map(Root + "/{**path}", http => AnswerAsync(http, _ => throw Refusal.NotFound));
        routes.MapPost("/org/oauth/v2/token", ExchangeAsync);
        routes.MapGet("/data/helpdesk/attachments/{id:long}", (HttpContext http, long id) => FileAsync(http, id));
    }

    /// <inheritdoc/>
    public SandboxInfo Describe(Uri origin)
    {
        var baseUrl = new Uri(origin, Root).ToString();
        return new()
        {
            Name = Name,
            BaseUrl = baseUrl,
            CredentialKind = "api_key",
            Credentials = new Dictionary<string, string>(StringComparer.Ordinal) { ["api_key"] = options.ApiKey },
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["base_url"] = baseUrl, ["subdomain"] = "demo" },
            OtherLogins = [new("An agent of the IT workspace, no administrator", "api_key", new Dictionary<string, string>(StringComparer.Ordinal) { ["api_key"] = options.AgentApiKey })],
        };
    }

    async Task AnswerAsync(HttpContext http, Func<Call, JsonAnswer> respond)
    {
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MostBytesOfARequest;
        var body = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
        http.Response.Headers["X-Freshservice-Api-Version"] = "latest=v2; requested=v2";
        http.Response.Headers["x-request-id"] = Guid.NewGuid().ToString();
        var answer = Answer(http, body, respond);
        await answer.WriteAsync(http.Response, http.RequestAborted);
    }

    JsonAnswer Answer(HttpContext http, RequestBody body, Func<Call, JsonAnswer> respond)
    {
        lock (gate)
        {
            var (caller, unknown) = logins.Find(http.Request);
            if (caller is null)
                return unknown!;
            var path = http.Request.Path.Value![Root.Length..];
            var (headers, tooMany) = limits.Count(http.Request, path, body.Json);
            var answer = tooMany ?? Rights.Refusal(caller, http.Request.Method, path)
                ?? (forbidden.Any(one => http.Request.Path.StartsWithSegments(Root + one)) ? Refusal.Coded(403, "require_feature", "This feature is not part of the plan of your account.") : null)
                ?? Judge(http.Request, body) ?? Respond(new(http, tenant, caller, body), respond);
            return headers.Aggregate(answer, (one, header) => one.With(header.Key, header.Value));
        }
    }

    /// <summary>What the media types alone decide.</summary>
    static JsonAnswer? Judge(HttpRequest request, RequestBody body)
    {
        var accepted = request.Headers.Accept.ToString();
        if (accepted.Length > 0 && !accepted.Contains("json", StringComparison.OrdinalIgnoreCase) && !accepted.Contains("*/*", StringComparison.Ordinal) && !accepted.Contains("application/*", StringComparison.Ordinal))
            return new(406);
        if (HttpMethods.IsGet(request.Method))
            return null;
        if (body.Text is { Length: > 0 } || (body.Form is not null && !body.IsMultipart))
            return new(415);
        return body.JsonError is not null || body.Json is not (null or JsonObject)
            ? Refusal.Coded(400, "invalid_json", "Request body has invalid json format.") : null;
    }

    static JsonAnswer Respond(Call call, Func<Call, JsonAnswer> respond)
    {
        try
        {
            return respond(call);
        }
        catch (Refusal refusal)
        {
            return refusal.Answer;
        }
    }

    async Task ExchangeAsync(HttpContext http)
    {
        var body = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
        JsonAnswer answer;
        lock (gate)
            answer = logins.Exchange(http.Request, body);
        await answer.WriteAsync(http.Response, http.RequestAborted);
    }

    /// <summary>Where <c>attachment_url</c> points: signed, so that it needs no key.</summary>
    Task FileAsync(HttpContext http, long id)
    {
        StoredFile? file;
        lock (gate)
            file = tenant.Files.GetValueOrDefault(id);
        var expired = !long.TryParse(http.Request.Query["Expires"], out var ends) || ends < options.Clock.GetUtcNow().ToUnixTimeSeconds();
        var answer = file is null ? new JsonAnswer(404) : expired ? new(403) : new(200) { Content = (file.Content, file.ContentType) };
        return answer.WriteAsync(http.Response, http.RequestAborted);
    }

    List<JsonObject> Snapshot(string table) => Snapshot(() => [.. tenant[table].Rows.Select(row => row.Shown())]);

    List<JsonObject> Snapshot(Func<List<JsonObject>> copy)
    {
        lock (gate)
            return copy();
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>
/// HaloITSM's REST API in memory, with its token server. Where the product publishes no answer, the shape is the one its clients read;
/// a path it does not simulate answers 404 as a path the product does not have.
/// </summary>
public sealed class HaloItsmSandbox : ISandbox
{
    const string Root = "/api";

    readonly HaloItsmSandboxOptions options;
    readonly Tenant tenant;
    readonly SignIn signIn;
    readonly Routes all = new();
    readonly HashSet<string> forbidden = new(StringComparer.OrdinalIgnoreCase);
    readonly Lock gate = new();
    RollingWindow window;
    HaloItsmFault? fault;

    /// <summary>Seeds a new tenant.</summary>
    public HaloItsmSandbox(HaloItsmSandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        tenant = new(options.Clock);
        signIn = new(options);
        window = new(options.Clock, options.RequestsPerFiveMinutes, TimeSpan.FromMinutes(5));
        Seed.Fill(tenant);
        foreach (var resource in SetUpResources.All.Concat(PeopleResources.All).Concat(AssetResources.All).Concat(ArticleResources.All).Concat(BusinessResources.All))
            ResourceEndpoints.Map(all, resource);
        TicketEndpoints.Map(all);
        ActionEndpoints.Map(all);
        ApprovalEndpoints.Map(all);
        Attachments.Map(all);
        FieldInfoEndpoints.Map(all);
        ReportEndpoints.Map(all);
        OtherEndpoints.Map(all);
    }

    /// <inheritdoc/>
    public string Name => "halo_itsm";

    /// <summary>All tickets as they are now, deleted ones included, each with its <c>actions</c>, oldest first.</summary>
    public IReadOnlyList<JsonObject> Tickets => Snapshot("Tickets");

    /// <summary>All assets as they are now.</summary>
    public IReadOnlyList<JsonObject> Assets => Snapshot("Asset");

    /// <summary>All users as they are now.</summary>
    public IReadOnlyList<JsonObject> Users => Snapshot("Users");

    /// <summary>All clients as they are now.</summary>
    public IReadOnlyList<JsonObject> Clients => Snapshot("Client");

    /// <summary>All knowledge base articles as they are now.</summary>
    public IReadOnlyList<JsonObject> Articles => Snapshot("KBArticle");

    /// <summary>All attachments as they are now, without their bytes.</summary>
    public IReadOnlyList<JsonObject> Files => Snapshot("Attachment");

    /// <summary>The operations that are simulated, as verb and path below <c>/api</c>.</summary>
    public IReadOnlyList<string> Operations => [.. all.Paths.SelectMany(path => all.Verbs(path).Select(verb => $"{verb} {path}"))];

    /// <summary>The rows behind a path as they are now, for example <c>Supplier</c>.</summary>
    public IReadOnlyList<JsonObject> Rows(string path) => Snapshot(path);

    /// <summary>Adds a custom text field to tickets.</summary>
    /// <param name="name">With the product's own prefix, for example <c>CFcostCentre</c>.</param>
    /// <param name="label">What people call it.</param>
    /// <param name="required">Whether a new ticket needs it from now on.</param>
    public void AddTicketField(string name, string label, bool required)
    {
        lock (gate)
            FieldInfoEndpoints.Define(tenant, usage: 1, name, label, type: 0, mandatory: required);
    }

    /// <summary>From now on the applications are unknown to the token server, and their tokens are refused.</summary>
    public void RevokeKey() => signIn.Revoke();

    /// <summary>From now on everything below this path answers 403, as when the agent lacks the role.</summary>
    /// <param name="path">Below <c>/api</c>, for example <c>/Report</c>.</param>
    public void Forbid(string path) => forbidden.Add(path);

    /// <summary>Begins to count anew, with another limit.</summary>
    public void LimitTo(int requestsPerFiveMinutes) => window = new(options.Clock, requestsPerFiveMinutes, TimeSpan.FromMinutes(5));

    /// <summary>What happens to the next call of the API.</summary>
    public void FailNext(HaloItsmFault next) => fault = next;

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapPost("/auth/token", async http =>
            await signIn.Issue(http.Request, http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null).WriteAsync(http.Response, http.RequestAborted));
        routes.MapGet(Root + "/authinfo", http => AuthInfo(http.Request).WriteAsync(http.Response, http.RequestAborted));
        routes.MapGet(Root + "/InstanceInfo", http => new JsonAnswer(200, new JsonObject { ["version"] = "2.174.1", ["product"] = "HaloITSM" }).WriteAsync(http.Response, http.RequestAborted));
        foreach (var path in all.Paths)
            routes.Map(Root + path, http => AnswerAsync(http, call => all.Answer(path, call)));
        routes.Map(Root + "/{**path}", http => AnswerAsync(http, _ => Reply.Unknown));
    }

    /// <inheritdoc/>
    public SandboxInfo Describe(Uri origin)
    {
        var baseUrl = new Uri(origin, Root).ToString();
        return new()
        {
            Name = Name,
            BaseUrl = baseUrl,
            CredentialKind = "oauth",
            Credentials = Login(options.ClientId, options.ClientSecret),
            Variables = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["base_url"] = baseUrl, ["auth_server"] = new Uri(origin, "/auth").ToString(), ["tenant"] = options.Tenant, ["scope"] = "all",
            },
            OtherLogins = [new("An application that may read and change nothing", "oauth", Login(options.ReaderId, options.ReaderSecret))],
        };
    }

    static Dictionary<string, string> Login(string id, string secret) => new(StringComparer.Ordinal) { ["client_id"] = id, ["client_secret"] = secret };

    /// <summary>Tells clients without credentials where to sign in; a tenant that is not there is a server fault to the product.</summary>
    JsonAnswer AuthInfo(HttpRequest request) => request.Query["tenant"] is { Count: > 0 } asked && asked != options.Tenant
        ? Reply.Refused("Object reference not set to an instance of an object.", 500)
        : new(200, new JsonObject { ["auth_url"] = $"{request.Scheme}://{request.Host}/auth", ["tenant_id"] = options.Tenant });

    async Task AnswerAsync(HttpContext http, Func<Call, JsonAnswer> respond)
    {
        HaloItsmFault? fails;
        lock (gate)
            (fails, fault) = (fault, null);
        var answer = Refusal(http.Request, fails) ?? After(fails, Respond(new(http, tenant, await RequestBody.ReadAsync(http.Request, http.RequestAborted), signIn.Of(http.Request)!), respond));
        await answer.WriteAsync(http.Response, http.RequestAborted);
    }

    JsonAnswer? Refusal(HttpRequest request, HaloItsmFault? fails)
    {
        if (signIn.Of(request) is null || fails is HaloItsmFault.EmptyUnauthorized)
            return Reply.Unauthorized;
        if (window.RefusesFor() is { } seconds)
            return TooMany(seconds);
        if (fails is HaloItsmFault.HtmlErrorPage)
            return Reply.Text(500, "text/html", "<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1></body></html>");
        return forbidden.Any(path => request.Path.StartsWithSegments(Root + path, StringComparison.OrdinalIgnoreCase)) ? Reply.Forbidden : null;
    }

    JsonAnswer TooMany(int seconds)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Rate Limit Reached - {window.Limit} Requests per rolling {window.Window.TotalMinutes:0} minute window");
        var answer = options.LimitsInJson ? new(429, new JsonObject { ["message"] = text }) : Reply.Text(429, "text/plain", text);
        return options.SendsRetryAfter ? answer.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)) : answer;
    }

    static JsonAnswer After(HaloItsmFault? fails, JsonAnswer answer)
    {
        if (fails is HaloItsmFault.GatewayTimeoutAfterCommit)
            return Reply.Text(504, "text/html", "<html><body><h1>504 Gateway Time-out</h1></body></html>");
        if (fails is HaloItsmFault.Warning && answer.Body is JsonObject record)
            record["_warning"] = "The record was saved, but the e-mail could not be sent.";
        return answer;
    }

    JsonAnswer Respond(Call call, Func<Call, JsonAnswer> respond)
    {
        if (call.Body.JsonError is { } error)
            return Reply.Invalid("Unexpected character encountered while parsing the body: " + error);
        lock (gate)
        {
            try
            {
                return respond(call);
            }
            catch (BadQueryException)
            {
                return Reply.Invalid("The request is invalid.");
            }
            catch (AdvancedSearchException exception)
            {
                return Reply.Invalid(exception.Message);
            }
        }
    }

    List<JsonObject> Snapshot(string table)
    {
        lock (gate)
        {
            var actions = tenant["Actions"].ToLookup(action => action["ticket_id"]!.ToString(), StringComparer.Ordinal);
            return [.. tenant[table].Select(record =>
            {
                var copy = record.DeepClone().AsObject();
                if (table == "Tickets")
                    copy["actions"] = new JsonArray([.. actions[record["id"]!.ToString()].Select(action => action.DeepClone())]);
                return copy;
            })];
        }
    }
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>
/// Atomicwork's REST API in memory: workspaces, requests, assets, changes, people, forms, audit log. Where the product publishes no
/// answer, the shape is the one its clients read.
/// </summary>
public sealed class AtomicworkSandbox : ISandbox
{
    const string Root = "/api/v1";

    readonly AtomicworkSandboxOptions options;
    readonly Tenant tenant;
    readonly Routes all = new();
    readonly HashSet<string> forbidden = new(StringComparer.Ordinal);
    readonly Lock gate = new();
    RateLimiter limiter;
    bool revoked;

    /// <summary>Seeds a new organisation.</summary>
    public AtomicworkSandbox(AtomicworkSandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        tenant = new(options.Clock);
        limiter = new(options.Clock, options.RequestsPerMinute, TimeSpan.FromMinutes(1));
        Seed.Fill(tenant);
        RequestEndpoints.Map(all);
        AssetEndpoints.Map(all);
        ChangeEndpoints.Map(all);
        DirectoryEndpoints.Map(all);
    }

    /// <inheritdoc/>
    public string Name => "atomicwork";

    /// <summary>All requests as they are now, trashed ones included, each with its <c>notes</c>, newest note first.</summary>
    public IReadOnlyList<JsonObject> Requests => Snapshot(tenant.Requests, notes: true);

    /// <summary>All changes as they are now, trashed ones included, each with its <c>notes</c>.</summary>
    public IReadOnlyList<JsonObject> Changes => Snapshot(tenant.Changes, notes: true);

    /// <summary>All assets as they are now.</summary>
    public IReadOnlyList<JsonObject> Assets => Snapshot(tenant.Assets, notes: false);

    /// <summary>All uploaded files: name, type, size.</summary>
    public IReadOnlyList<JsonObject> Attachments => Snapshot(tenant.Attachments, notes: false);

    /// <summary>Adds a custom text field to the request form.</summary>
    public void AddRequestField(string referenceKey, string displayName, bool required)
    {
        lock (gate)
            tenant.RequestFields.Add(FormFields.Field(referenceKey, displayName, "STRING", custom: true, required));
    }

    /// <summary>From now on the key is refused.</summary>
    public void RevokeKey() => revoked = true;

    /// <summary>From now on everything below this path answers 403, as without the right or the plan for it.</summary>
    public void Forbid(string path) => forbidden.Add(path);

    /// <summary>Begins to count anew, with another limit.</summary>
    public void LimitTo(int requestsPerMinute) => limiter = new(options.Clock, requestsPerMinute, TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in all.Paths)
            routes.Map(Root + path, http => AnswerAsync(http, call => all.Answer(path, call)));
        routes.Map(Root + "/{**path}", http => AnswerAsync(http, _ => Reply.NotFound("Resource")));
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
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["base_url"] = baseUrl, ["tenant"] = "demo", ["default_workspace_id"] = "1" },
            OtherLogins = [],
        };
    }

    async Task AnswerAsync(HttpContext http, Func<Call, JsonAnswer> respond)
    {
        var answer = Refusal(http.Request) ?? Respond(new(http, tenant, await RequestBody.ReadAsync(http.Request, http.RequestAborted)), respond);
        await answer.WriteAsync(http.Response, http.RequestAborted);
    }

    JsonAnswer? Refusal(HttpRequest request)
    {
        if (revoked || request.Headers["X-Api-Key"] != options.ApiKey)
            return Reply.Error(401, "UNAUTHORIZED", "Access token X-Api-Key is missing or invalid");
        var state = limiter.Count(options.ApiKey);
        if (state.IsExceeded)
            return Reply.Error(429, "RATE_LIMIT_EXCEEDED", "Too many requests").With("Retry-After", state.ResetSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return forbidden.Any(path => request.Path.StartsWithSegments(Root + path)) ? Reply.Error(403, "FORBIDDEN", "You do not have permission for this operation") : null;
    }

    JsonAnswer Respond(Call call, Func<Call, JsonAnswer> respond)
    {
        if (call.Body.JsonError is not null)
            return Reply.Invalid("The request body is not JSON");
        lock (gate)
            return respond(call);
    }

    List<JsonObject> Snapshot(List<JsonObject> records, bool notes)
    {
        lock (gate)
        {
            return [.. records.Select(record =>
            {
                var copy = record.DeepClone().AsObject();
                if (notes)
                    copy["notes"] = new JsonArray([.. tenant.NotesOf(record).Select(note => note.DeepClone())]);
                return copy;
            })];
        }
    }
}

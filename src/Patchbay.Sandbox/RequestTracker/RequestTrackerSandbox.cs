using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.Articles;
using Patchbay.Sandbox.RequestTracker.Assets;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.History;
using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Queues;
using Patchbay.Sandbox.RequestTracker.Searches;
using Patchbay.Sandbox.RequestTracker.Seed;
using Patchbay.Sandbox.RequestTracker.Tickets;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker;

/// <summary>
/// Request Tracker 5 with its REST 2.0 API, in memory. It answers, fails and refuses as the product does,
/// oddities included, and starts with the same seed every time.
/// </summary>
public sealed class RequestTrackerSandbox : ISandbox
{
    const string Root = "/REST/2.0";

    readonly RequestTrackerSandboxOptions options;
    readonly Tracker tracker;
    readonly Login login;
    readonly Lock gate = new();
    int calls;

    /// <summary>Seeds a new tracker.</summary>
    public RequestTrackerSandbox(RequestTrackerSandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        tracker = new(options.Clock);
        login = new(options, tracker);
        TrackerSeed.Fill(tracker);
    }

    /// <inheritdoc/>
    public string Name => "request_tracker";

    /// <summary>All tickets as they are now, deleted and merged ones included, by id.</summary>
    public IReadOnlyList<TicketView> Tickets => Snapshot(t => t.Tickets.Select(ticket => TicketView.Of(t, ticket)));

    /// <summary>All assets as they are now, by id.</summary>
    public IReadOnlyList<AssetView> Assets => Snapshot(t => t.Assets.Select(asset => AssetView.Of(t, asset)));

    /// <summary>All articles as they are now, disabled ones included, by id.</summary>
    public IReadOnlyList<ArticleView> Articles => Snapshot(t => t.Articles.Select(article => ArticleView.Of(t, article)));

    /// <summary>All users as they are now, disabled ones included, by id.</summary>
    public IReadOnlyList<UserView> Users => Snapshot(t => t.Users.Select(UserView.Of));

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        var all = new Routes();
        all.At("/rt").Get(Version);
        TicketEndpoints.Map(all);
        HistoryEndpoints.Map(all);
        QueueEndpoints.Map(all);
        UserEndpoints.Map(all);
        GroupEndpoints.Map(all);
        AssetEndpoints.Map(all);
        ArticleEndpoints.Map(all);
        CustomFieldEndpoints.Map(all);
        SearchEndpoints.Map(all);
        CustomRoleEndpoints.Map(all);
        foreach (var (pattern, resource) in all.All)
            routes.Map(Root + pattern, http => AnswerAsync(http, resource.Answer));
        routes.Map(Root + "/{**path}", http => AnswerAsync(http, _ => Answers.NotFound));
    }

    /// <inheritdoc/>
    public SandboxInfo Describe(Uri origin)
    {
        var baseUrl = new Uri(origin, Root).ToString();
        return new()
        {
            Name = Name,
            BaseUrl = baseUrl,
            CredentialKind = "token",
            Credentials = Token(options.Token),
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["base_url"] = baseUrl },
            OtherLogins =
            [
                new("root by password", "password", new Dictionary<string, string>(StringComparer.Ordinal) { ["username"] = "root", ["password"] = options.Password }),
                new("an agent", "token", Token(options.AgentToken)),
                new("a reader of one queue", "token", Token(options.ReaderToken)),
            ],
        };
    }

    static Dictionary<string, string> Token(string token) => new(StringComparer.Ordinal) { ["token"] = token };

    async Task AnswerAsync(HttpContext http, Func<Call, JsonAnswer> respond)
    {
        var answer = login.Find(http.Request) is { } caller
            ? Respond(http, caller, await RequestBody.ReadAsync(http.Request, http.RequestAborted), respond)
            : Login.Refuse(http.Request);
        await answer.WriteAsync(http.Response, http.RequestAborted);
    }

    JsonAnswer Respond(HttpContext http, User caller, RequestBody body, Func<Call, JsonAnswer> respond)
    {
        lock (gate)
            return respond(new(http, tracker, caller, body, ++calls));
    }

    static JsonAnswer Version(Call call)
    {
        var version = new JsonObject { ["Version"] = "5.0.3" };
        if (Access.CanAdminister(call))
            version["Plugins"] = new JsonArray();
        return new(200, version);
    }

    List<TView> Snapshot<TView>(Func<Tracker, IEnumerable<TView>> read)
    {
        lock (gate)
            return [.. read(tracker)];
    }
}

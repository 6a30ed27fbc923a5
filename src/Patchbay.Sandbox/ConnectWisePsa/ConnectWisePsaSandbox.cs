using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Patchbay.Sandbox.ConnectWisePsa.Companies;
using Patchbay.Sandbox.ConnectWisePsa.Installation;
using Patchbay.Sandbox.ConnectWisePsa.Office;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Seeding;
using Patchbay.Sandbox.ConnectWisePsa.Tickets;
using Patchbay.Sandbox.ConnectWisePsa.Time;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.ConnectWisePsa.Writes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa;

/// <summary>
/// ConnectWise PSA's REST API in memory: service desk, time, companies, finance, projects, sales, schedule, procurement, system. Where the
/// product publishes no answer, the shape is the one its clients read.
/// </summary>
public sealed partial class ConnectWisePsaSandbox : ISandbox
{
    readonly ConnectWisePsaSandboxOptions options;
    readonly Database data;
    readonly Login login;
    readonly Routes all = new();
    readonly HashSet<string> forbidden = new(StringComparer.OrdinalIgnoreCase);
    readonly Queue<ConnectWisePsaFault> faults = new();
    readonly Lock gate = new();
    RateLimiter limiter;

    /// <summary>Seeds a new company.</summary>
    public ConnectWisePsaSandbox(ConnectWisePsaSandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        data = new(options.Clock);
        login = new(options);
        limiter = new(options.Clock, options.RequestsPerMinute, TimeSpan.FromMinutes(1));
        Seed.Fill(data);
        SystemEndpoints.Map(all, login); // first: where two want a path, the first has it
        CollectionEndpoints.Map(all);
        TicketLists.Map(all);
        TicketActions.Map(all);
        TimeEndpoints.Map(all);
        ConfigurationRules.Map(all);
        DocumentEndpoints.Map(all);
        RecordActions.Map(all);
        Reports.Map(all);
    }

    /// <inheritdoc/>
    public string Name => "connect_wise_psa";

    /// <summary>How many operations it knows: verb and path pairs.</summary>
    public int OperationCount => all.Count;

    /// <summary>All service and project tickets as they are now, each with its <c>notes</c>, oldest note first.</summary>
    public IReadOnlyList<JsonObject> Tickets
    {
        get
        {
            lock (gate)
            {
                return [.. data[TicketRules.Table].Rows.Select(row =>
                {
                    var ticket = Told("/service/tickets", row);
                    ticket["notes"] = new JsonArray([.. data[TicketRules.Notes].Of(row.Id).Select(note => Told("/service/tickets/{pid}/notes", note))]);
                    return ticket;
                })];
            }
        }
    }

    /// <summary>All time entries as they are now.</summary>
    public IReadOnlyList<JsonObject> TimeEntries => Records("/time/entries");

    /// <summary>All companies as they are now.</summary>
    public IReadOnlyList<JsonObject> Companies => Records("/company/companies");

    /// <summary>All contacts as they are now.</summary>
    public IReadOnlyList<JsonObject> Contacts => Records("/company/contacts");

    /// <summary>All configurations as they are now.</summary>
    public IReadOnlyList<JsonObject> Configurations => Records("/company/configurations");

    /// <summary>All files and links of all records as they are now.</summary>
    public IReadOnlyList<JsonObject> Documents
    {
        get
        {
            lock (gate)
                return [.. data[DocumentEndpoints.Table].Rows.Select(DocumentEndpoints.Told)];
        }
    }

    /// <summary>All records of a collection as they are now, whoever their parent is.</summary>
    /// <param name="collection">Its path, parents as <c>{pid}</c>: for example <c>/service/boards/{pid}/statuses</c>.</param>
    public IReadOnlyList<JsonObject> Records(string collection)
    {
        lock (gate)
            return [.. data[Collections.At(collection).Table].Rows.Where(row => CollectionEndpoints.Shows(Collections.At(collection), row)).Select(row => Told(collection, row))];
    }

    /// <summary>Defines a custom text field on tickets.</summary>
    /// <returns>Its id.</returns>
    public int AddTicketField(string caption, bool required)
    {
        lock (gate)
        {
            var sequence = data[CustomFields.Definitions].NextId;
            return Seed.CustomField(data, TicketRules.Table, caption, "Text", sequence, required).Id;
        }
    }

    /// <summary>From now on the API member's keys are refused.</summary>
    public void RevokeKey() => login.IsRevoked = true;

    /// <summary>From now on everything below this path answers 403, as for a member whose security role does not reach it.</summary>
    public void Forbid(string path) => forbidden.Add(path);

    /// <summary>Begins to count anew, with another limit.</summary>
    public void LimitTo(int requestsPerMinute) => limiter = new(options.Clock, requestsPerMinute, TimeSpan.FromMinutes(1));

    /// <summary>The next call meets this fault; several faults meet one call each.</summary>
    public void FailNext(ConnectWisePsaFault fault)
    {
        lock (gate)
            faults.Enqueue(fault);
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/login/companyinfo/{company}", http => CompanyInfo(http).WriteAsync(http.Response, http.RequestAborted));
        routes.Map("/{**path}", AnswerAsync);
    }

    /// <inheritdoc/>
    public SandboxInfo Describe(Uri origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var baseUrl = new Uri(origin, "/v4_6_release/apis/3.0").ToString();
        return new()
        {
            Name = Name,
            BaseUrl = baseUrl,
            CredentialKind = "api_keys",
            Credentials = new Dictionary<string, string>(StringComparer.Ordinal) { ["public_key"] = options.PublicKey, ["private_key"] = options.PrivateKey },
            Variables = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["base_url"] = baseUrl, ["company_id"] = options.CompanyId, ["client_id"] = options.ClientId, ["host"] = origin.Authority, ["codebase"] = "v4_6_release/",
            },
            OtherLogins = [],
        };
    }

    [GeneratedRegex("^/(?<prefix>(v4_6_release|v2025_1)/apis/3\\.0)(?<path>/.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();

    JsonObject Told(string collection, Row row) => new Shape(data, "").Of(Collections.At(collection), row);

    JsonAnswer CompanyInfo(HttpContext http) => string.Equals(http.Request.RouteValues["company"]?.ToString(), options.CompanyId, StringComparison.OrdinalIgnoreCase)
        ? new(200, new JsonObject
        {
            ["CompanyName"] = "Patchbay Demo", ["Codebase"] = "v2025_1/", ["VersionCode"] = "v2025.1", ["VersionNumber"] = "v2025.1.12345", ["CompanyID"] = options.CompanyId, ["IsCloud"] = true,
            ["SiteUrl"] = http.Request.Host.Value,
        })
        : Answers.Text(200, "application/json", "null");

    async Task AnswerAsync(HttpContext http)
    {
        var where = Prefix().Match(http.Request.Path.Value ?? "");
        var answer = !where.Success || where.Groups["path"].Value.Contains("/apis/3.0", StringComparison.OrdinalIgnoreCase)
            ? Answers.CannotRoute
            : await AnswerAsync(http, $"{http.Request.Scheme}://{http.Request.Host}/{where.Groups["prefix"].Value}", where.Groups["path"].Value);
        await answer.With("x-cw-request-id", Guid.NewGuid().ToString()).With("api-current-version", Version(http.Request)).WriteAsync(http.Response, http.RequestAborted);
    }

    async Task<JsonAnswer> AnswerAsync(HttpContext http, string root, string path)
    {
        var (member, refusal) = login.Find(http.Request);
        if (refusal is not null || (refusal = Refusal(path)) is not null)
            return refusal;
        if (all.Find(path) is not { } verbs)
            return Answers.NotFound("Resource");
        if (!verbs.TryGetValue(http.Request.Method, out var found))
            return Answers.VerbNotOffered.With("Allow", string.Join(", ", verbs.Keys));
        var call = new Call(http, data, await RequestBody.ReadAsync(http.Request, http.RequestAborted), root, path, member!, Routes.Values(found.Pattern, path));
        lock (gate)
        {
            var fault = faults.TryDequeue(out var next) ? next : (ConnectWisePsaFault?)null;
            if (fault == ConnectWisePsaFault.HtmlForbidden)
                return Answers.Text(403, "text/html", "<html><head><title>Attention Required!</title></head><body>Access denied</body></html>");
            if (fault == ConnectWisePsaFault.TooManyRequestsWithoutHeader)
                return TooMany(30);
            var answer = Act(call, found.Answer);
            return fault == ConnectWisePsaFault.TimeoutAfterCommit ? Answers.Error(500, "ConnectWiseApi", "A timeout has occured. Please try again.") : answer;
        }
    }

    static JsonAnswer Act(Call call, Func<Call, JsonAnswer> answer)
    {
        try
        {
            return answer(call);
        }
        catch (Web.Refusal refusal)
        {
            return refusal.Answer;
        }
    }

    JsonAnswer? Refusal(string path)
    {
        var state = limiter.Count(options.PublicKey);
        if (state.IsExceeded)
            return TooMany(state.ResetSeconds).With("Retry-After", state.ResetSeconds.ToString(CultureInfo.InvariantCulture));
        return forbidden.Any(below => new PathString(path).StartsWithSegments(below))
            ? Answers.Error(403, "Security", "The security role of this member does not allow this.")
            : null;
    }

    static JsonAnswer TooMany(int seconds) => new(429, new JsonObject { ["error"] = "ConnectWiseAPI", ["message"] = $"Too many requests. Please try again in {seconds} seconds." });

    static string Version(HttpRequest request) => request.Headers.Accept.ToString().Split("version=") is [_, var version] ? version.Split(',', ';')[0].Trim() : "2025.1";
}

/// <summary>What can go wrong in front of the product, or behind its back.</summary>
public enum ConnectWisePsaFault
{
    /// <summary>The cloud's gatekeeper answers 403 with a page.</summary>
    HtmlForbidden,

    /// <summary>429 that tells the time to wait in its message only.</summary>
    TooManyRequestsWithoutHeader,

    /// <summary>The call is carried out, and 500 says it timed out.</summary>
    TimeoutAfterCommit,
}

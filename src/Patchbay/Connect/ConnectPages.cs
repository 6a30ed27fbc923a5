using System.Globalization;
using Patchbay.Access;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Servers;
using Patchbay.Storage;
using Patchbay.Upstream;
using Patchbay.Upstream.OAuth;

namespace Patchbay.Connect;

/// <summary>
/// The pages behind a connect link. The link is the permission: whoever has it may connect one account, and learns nothing else.
/// </summary>
sealed partial class ConnectPages(
    ConnectLinkStore links,
    AccountStore accounts,
    IntegrationCatalog catalog,
    IAccountUpstream upstream,
    AuthorizationCode codes,
    ConsentSeal seal,
    FailedTokens failed,
    PublicUrl publicUrl,
    TimeProvider clock,
    ILogger<ConnectPages> logger)
{
    private const string CallbackPath = "/connect/callback";

    public async Task<IResult> ShowAsync(string token, HttpContext http)
    {
        var (opened, refusal) = await OpenAsync(token, http);
        return opened is null ? refusal! : ConnectPage.Form(opened.Link, opened.Form, opened.Form.Blank(), RedirectUri(http));
    }

    public async Task<IResult> SubmitAsync(string token, HttpContext http)
    {
        var (opened, refusal) = await OpenAsync(token, http);
        if (opened is null)
        {
            return refusal!;
        }

        if (await ReadFormAsync(http) is not { } submitted)
        {
            return ConnectPage.Message(
                StatusCodes.Status400BadRequest, "That could not be read", "What was sent is not the form of this page, or is too large.", UrlOf(token, http));
        }

        var (link, form) = opened;
        var entry = form.Read(submitted);
        if (entry.Errors.Count > 0)
        {
            return ConnectPage.Form(link, form, entry, RedirectUri(http));
        }

        if (entry.Kind!.AsksConsent)
        {
            return await LeaveAsync(token, link, form, entry, http);
        }

        var account = Account(link, form.Integration, entry.Kind.Kind.Kind, entry.Variables, entry.Credentials, oauth: null);
        var verdict = await upstream.VerifyAsync(account, inUse: false, http.RequestAborted);
        if (!verdict.Ok)
        {
            failed.Record(http.Connection.RemoteIpAddress); // guessing credentials through a link costs what guessing links costs
            entry.Errors[form.InputAbout(entry.Kind, verdict.AboutCredentials) ?? ""] = verdict.Message!;
            return ConnectPage.Form(link, form, entry, RedirectUri(http));
        }

        return await StoreAsync(token, link, form.Integration, account with { OAuth = verdict.Tokens }, http);
    }

    /// <summary>The browser comes back from the vendor's sign-in.</summary>
    public async Task<IResult> ReturnAsync(string? state, string? code, string? error, HttpContext http)
    {
        if (Throttled(http) is { } wait)
        {
            return wait;
        }

        if (seal.OpenState(state) is not var (linkId, consentId))
        {
            failed.Record(http.Connection.RemoteIpAddress);
            return ConnectPage.Message(
                StatusCodes.Status400BadRequest,
                "This answer belongs to no sign-in from here",
                "Nothing was stored. Open the link you were sent and start again from there.");
        }

        var cookieName = ConsentSeal.CookieName(consentId);
        if (seal.OpenCookie(http.Request.Cookies[cookieName]) is not { } cookie || cookie.ConsentId != consentId)
        {
            return ConnectPage.Message(
                StatusCodes.Status400BadRequest,
                "This sign-in was begun somewhere else",
                "It was begun in another browser, or too long ago. Nothing was stored. Open the link you were sent and start again in this browser.");
        }

        http.Response.Cookies.Delete(cookieName, CookieOptions(http));
        var (opened, refusal) = await OpenAsync(cookie.Token, http);
        if (opened is null)
        {
            return refusal!;
        }

        var (link, form) = opened;
        if (link.Id != linkId || link.Consent is not { } consent || consent.Id != consentId || !await links.EndAsync(link, consentId, http.RequestAborted))
        {
            return ConnectPage.Message(
                StatusCodes.Status409Conflict,
                "This sign-in is over",
                "Its answer came before, or a newer sign-in was begun. Nothing was stored by it.",
                UrlOf(cookie.Token, http));
        }

        return consent.ExpiresAt <= clock.GetUtcNow()
            ? ConnectPage.Message(
                StatusCodes.Status410Gone, "That took too long", "The sign-in was begun too long ago. Nothing was stored.", UrlOf(cookie.Token, http))
            : await FinishAsync(cookie.Token, link, form.Integration, consent, code, error, http);
    }

    private string UrlOf(string token, HttpContext http) => publicUrl.Of($"/connect/{token}", http.Request);

    private async Task<IResult> LeaveAsync(string token, ConnectLink link, ConnectForm form, ConnectEntry entry, HttpContext http)
    {
        var consent = ConsentSeal.New(entry, RedirectUri(http), clock.GetUtcNow());
        var account = Account(link, form.Integration, consent.CredentialKind, consent.Variables, consent.Credentials, oauth: null);
        var url = ConsentSeal.AuthorizeUrl(
            entry.Kind!.Kind.Apply.OAuth!, new AccountValues(account, form.Integration), consent, seal.SealState(link.Id, consent.Id));
        if (url is null)
        {
            entry.Errors[form.InputAbout(entry.Kind, credentials: false) ?? ""] = $"With this there is no address to sign in to {form.Integration.Title} at.";
            return ConnectPage.Form(link, form, entry, RedirectUri(http));
        }

        await links.BeginAsync(link, consent, http.RequestAborted);
        http.Response.Cookies.Append(ConsentSeal.CookieName(consent.Id), seal.SealCookie(token, consent.Id), CookieOptions(http));
        return ConnectPage.Leave(form.Integration.Title, url);
    }

    private async Task<IResult> FinishAsync(
        string token, ConnectLink link, Integration integration, Consent consent, string? code, string? error, HttpContext http)
    {
        var product = integration.Title;
        if (error is not null || string.IsNullOrEmpty(code))
        {
            return error == "access_denied"
                ? ConnectPage.Message(
                    StatusCodes.Status200OK, "Access was not allowed", $"{product} says that the access was declined. Nothing was stored. You can start again, or close this page.", UrlOf(token, http))
                : ConnectPage.Message(
                    StatusCodes.Status502BadGateway, $"{product} did not sign you in", $"It answered {Shown(error)}. Nothing was stored. Start again; if it stays so, tell whoever sent you the link.", UrlOf(token, http));
        }

        var account = Account(link, integration, consent.CredentialKind, consent.Variables, consent.Credentials, oauth: null);
        var (tokens, problem) = await codes.ExchangeAsync(
            account, integration, code, new Uri(consent.RedirectUri), consent.Verifier, http.RequestAborted);
        if (tokens is null)
        {
            LogRefused(integration.Name, link.Id);
            return ConnectPage.Message(StatusCodes.Status502BadGateway, $"{product} did not sign you in", $"{problem} Nothing was stored.", UrlOf(token, http));
        }

        account = account with { OAuth = tokens };
        var verdict = await upstream.VerifyAsync(account, inUse: false, http.RequestAborted);
        return verdict.Ok
            ? await StoreAsync(token, link, integration, account with { OAuth = verdict.Tokens ?? tokens }, http)
            : ConnectPage.Message(
                StatusCodes.Status502BadGateway, $"{product} cannot be used like this", $"{verdict.Message} Nothing was stored.", UrlOf(token, http));
    }

    private async Task<IResult> StoreAsync(string token, ConnectLink link, Integration integration, IntegratedAccount account, HttpContext http)
    {
        if (await links.UseAsync(link, account, http.RequestAborted) is not { } stored)
        {
            return ConnectPage.Unusable(await links.FindAsync(token, http.RequestAborted)); // somebody else was faster
        }

        LogConnected(integration.Name, stored.Id, link.Id);

        // The vendor may need seconds to tell its custom fields: started now, they are there when a client first lists the tools.
        _ = upstream.FieldsAsync(stored, refresh: false, CancellationToken.None).AsTask();
        return ConnectPage.Connected(integration.Title, link.Reconnects);
    }

    private async Task<(Opened? Opened, IResult? Refusal)> OpenAsync(string token, HttpContext http)
    {
        if (Throttled(http) is { } wait)
        {
            return (null, wait);
        }

        var link = await links.FindAsync(token, http.RequestAborted);
        if (link is null)
        {
            failed.Record(http.Connection.RemoteIpAddress);
        }

        if (link is null || link.StatusAt(clock.GetUtcNow()) != ConnectLinkStatus.Open)
        {
            return (null, ConnectPage.Unusable(link));
        }

        var account = link.Reconnects ? await accounts.FindAsync(link.AccountId!, null, http.RequestAborted) : null;
        var form = catalog.Find(link.Integration) is { } integration ? new ConnectForm(link, integration, account) : null;
        return form is { Kinds.Count: > 0 }
            ? (new Opened(link, form), null)
            : (null, ConnectPage.Message(
                StatusCodes.Status410Gone, "This link does not work any more", "The product it was made for can no longer be connected here. Tell whoever sent it to you."));
    }

    private PageShell? Throttled(HttpContext http)
    {
        if (failed.Blocked(http.Connection.RemoteIpAddress) is not { } wait)
        {
            return null;
        }

        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ConnectPage.Message(
            StatusCodes.Status429TooManyRequests, "Too many tries", "Too many tries that failed came from your network. Wait a minute, then open the link again.");
    }

    private IntegratedAccount Account(
        ConnectLink link,
        Integration integration,
        string kind,
        IReadOnlyDictionary<string, string> variables,
        IReadOnlyDictionary<string, string> credentials,
        OAuthTokens? oauth)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return new IntegratedAccount
        {
            Id = link.Reconnects ? link.AccountId! : Id.New(AccountStore.IdPrefix, now),
            Integration = link.Integration,
            TenantId = link.TenantId,
            Name = link.Name ?? integration.Title,
            Status = AccountStatus.Active,
            Variables = variables,
            CredentialKind = kind,
            Credentials = credentials,
            OAuth = oauth,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private string RedirectUri(HttpContext http) => publicUrl.Of(CallbackPath, http.Request);

    // Lax, as the browser comes back by a link on the vendor's page, which Strict would not let through.
    private CookieOptions CookieOptions(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = RedirectUri(http).StartsWith("https:", StringComparison.OrdinalIgnoreCase),
        Path = new Uri(RedirectUri(http)).AbsolutePath,
        MaxAge = Consent.Lifetime,
        IsEssential = true,
    };

    // An error code is a short word by its standard; anything else is not repeated.
    private static string Shown(string? error) =>
        error is { Length: > 0 and <= 60 } && error.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.') ? $"“{error}”" : "without a code";

    private static async Task<IFormCollection?> ReadFormAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return await http.Request.ReadFormAsync(
                new Microsoft.AspNetCore.Http.Features.FormOptions { ValueCountLimit = 200, KeyLengthLimit = 256, ValueLengthLimit = 16 * 1024, BufferBodyLengthLimit = 256 * 1024 },
                http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A customer connected {Integration} account {AccountId} by connect link {LinkId}")]
    private partial void LogConnected(string integration, string accountId, string linkId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Integration} refused the authorization code of connect link {LinkId}")]
    private partial void LogRefused(string integration, string linkId);

    private sealed record Opened(ConnectLink Link, ConnectForm Form);
}

using System.Globalization;
using Patchbay.Integrations;

namespace Patchbay.Connect;

/// <summary>What a customer sees of connecting an account.</summary>
static class ConnectPage
{
    /// <param name="redirectUri">Where the vendor sends the browser back to; shown to somebody who registers a client for it.</param>
    public static PageShell Form(ConnectLink link, ConnectForm form, ConnectEntry entry, string redirectUri)
    {
        var product = form.Integration.Title;
        var failed = entry.Errors.Count > 0;
        var leaves = form.Kinds is [{ AsksConsent: true }];
        var asksNothing = leaves && form.Variables.Count == 0 && form.Kinds[0].Asked.Count == 0;
        var title = (link.Reconnects ? "Reconnect " : "Connect ") + product;
        Html why = link.Reconnects
            ? Html.Of($"<p>{product} has to be connected again so that your assistant can go on using it.</p>")
            : $"<p>You were sent this page so that an assistant can work with your {product} account.</p>";
        Html how = asksNothing
            ? Html.Of($"<p>The button takes you to {product}. Sign in there and allow the access; you are brought back here.</p>")
            : leaves ? Html.Of($"<p>After this you sign in at {product} itself and are brought back here.</p>")
            : $"<p>What you enter is checked with {product} at once and then stored encrypted.</p>";
        return new PageShell(failed ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, failed ? "Please correct: " + title : title, $"""
            <h1>{title}</h1>
            {(failed ? Alert(entry) : Html.None)}
            {(failed ? Html.None : why)}
            {(failed ? Html.None : how)}
            <form method="post" autocomplete="off" novalidate>
            {form.Variables.Select(variable => Field(variable, ConnectForm.InputOf(variable), entry))}
            {Kinds(form, entry, redirectUri)}
            <button type="submit">{(leaves ? $"Continue to {product}" : form.Kinds.Any(kind => kind.AsksConsent) ? "Continue" : "Connect")}</button>
            </form>
            <p class="foot">This page works once, until {Time(link.ExpiresAt)}. If you did not expect it, close it and tell whoever sent it to you.</p>
            """);
    }

    /// <summary>Takes the browser to the vendor's sign-in.</summary>
    public static PageShell Leave(string product, string url) => new(StatusCodes.Status200OK, $"Going to {product}", $"""
        <h1>Going to {product}</h1>
        <p>Sign in there and allow the access; you are brought back here afterwards.</p>
        <p><a class="button" href="{url}">Continue to {product}</a></p>
        """, url);

    public static PageShell Connected(string product, bool again) => new(StatusCodes.Status200OK, $"{product} is connected", $"""
        <h1 class="good">{product} is connected{(again ? " again" : "")}</h1>
        <p>That is all. You can close this page; the link to it no longer works.</p>
        """);

    /// <summary>A page of one message.</summary>
    /// <param name="startAgain">URL of the connect page while it still works; null when it does not.</param>
    public static PageShell Message(int status, string title, string text, string? startAgain = null)
    {
        Html again = startAgain is null ? Html.None : $"""<p><a class="button" href="{startAgain}">Start again</a></p>""";
        return new PageShell(status, title, $"""
            <h1>{title}</h1>
            <p>{text}</p>
            {again}
            """);
    }

    /// <summary>The database does not answer. What a customer makes of it does not depend on why.</summary>
    /// <param name="submitted">A form was sent, and what stood in it is gone.</param>
    public static PageShell Unavailable(bool submitted)
    {
        Html entered = submitted ? Html.Of($" What you entered was not stored: enter it once more.") : Html.None;
        return new PageShell(StatusCodes.Status503ServiceUnavailable, "Not possible at the moment", $"""
            <h1>Not possible at the moment</h1>
            <p>The service behind this page does not answer. Nothing is lost: your link is as good as before.{entered}</p>
            <p>Wait a few seconds, then try again. If it stays so, tell whoever sent you the link.</p>
            <p><a class="button" href="">Try again</a></p>
            """);
    }

    /// <summary>Why a link does not work; null stands for one that was never made.</summary>
    public static PageShell Unusable(ConnectLink? link) => link switch
    {
        null => Message(
            StatusCodes.Status404NotFound,
            "This link does not work",
            "There is no such link. Check that you opened all of it; otherwise ask whoever sent it to you for a new one."),
        { UsedAt: { } used } => Message(
            StatusCodes.Status410Gone,
            "This link does not work any more",
            $"The account was connected with it on {Time(used)}, and a link works once. If that was not you, tell whoever sent it to you; to connect again, ask for a new one."),
        _ => Message(
            StatusCodes.Status410Gone,
            "This link does not work any more",
            $"It was good until {Time(link.ExpiresAt)}. Ask whoever sent it to you for a new one."),
    };

    private static Html Alert(ConnectEntry entry)
    {
        var count = entry.Errors.Keys.Count(input => input.Length > 0);
        var text = entry.Errors.TryGetValue("", out var general) ? general
            : count == 1 ? "Nothing was stored yet: one field needs another look."
            : $"Nothing was stored yet: {count} fields need another look.";
        return $"""<div class="alert" role="alert"><p>{text}</p></div>""";
    }

    private static Html Kinds(ConnectForm form, ConnectEntry entry, string redirectUri)
    {
        if (form.Kinds is [var only])
        {
            Html heading = only.Asked.Count > 0 ? $"<h2>{only.Kind.Title}</h2>" : Html.None;
            return $"""
                {heading}
                {KindFields(only, entry, redirectUri)}
                """;
        }

        Html error = entry.Errors.TryGetValue(ConnectForm.KindInput, out var message) ? $"""<p class="error">{message}</p>""" : Html.None;
        return $"""
            <fieldset>
            <legend>How to sign in</legend>
            {form.Kinds.Select(kind => Choice(kind, entry, redirectUri))}
            {error}
            </fieldset>
            """;
    }

    private static Html Choice(ConnectKind kind, ConnectEntry entry, string redirectUri)
    {
        var id = "kind." + kind.Kind.Kind;
        Html state = entry.Kind?.Kind.Kind == kind.Kind.Kind ? $" checked" : Html.None;
        return $"""
            <div class="kind">
            <input type="radio" name="{ConnectForm.KindInput}" id="{id}" value="{kind.Kind.Kind}"{state}><label for="{id}">{kind.Kind.Title}</label>
            <div class="fields">
            {KindFields(kind, entry, redirectUri)}
            </div>
            </div>
            """;
    }

    private static Html KindFields(ConnectKind kind, ConnectEntry entry, string redirectUri)
    {
        Html help = kind.Kind.Help is { } text && kind.Asked.Count > 0 ? $"""<p class="note">{Sentence(text)}</p>""" : Html.None;
        Html callback = kind.AsksConsent && kind.Asked.Count > 0
            ? $"""<p class="note">Redirect URI to register for the client: <code>{redirectUri}</code></p>"""
            : Html.None;
        return $"""
            {help}
            {callback}
            {kind.Asked.Select(field => Field(field, ConnectForm.InputOf(kind, field), entry))}
            """;
    }

    private static Html Field(Variable field, string input, ConnectEntry entry)
    {
        var invalid = entry.Errors.TryGetValue(input, out var error);
        var hint = string.Join(' ', new[]
        {
            field.Help is null ? null : Sentence(field.Help),
            field.Example is null || field.Secret ? null : $"Example: {field.Example}",
        }.OfType<string>());
        var described = string.Join(' ', new[] { hint.Length > 0 ? input + ".hint" : null, invalid ? input + ".error" : null }.OfType<string>());
        Html optional = field.Required && field.Default is null ? Html.None : $"""<span class="optional"> (optional)</span>""";
        Html note = hint.Length > 0 ? $"""<p class="note" id="{input}.hint">{hint}</p>""" : Html.None;
        Html required = field.Required && field.Default is null ? $""" aria-required="true" """ : Html.None;
        Html about = described.Length > 0 ? $""" aria-describedby="{described}" """ : Html.None;
        Html wrong = invalid ? $""" aria-invalid="true"{(entry.Errors.Keys.First() == input ? " autofocus" : "")}""" : Html.None;
        Html message = invalid ? $"""<p class="error" id="{input}.error">{error}</p>""" : Html.None;
        Html control = field.Secret
            ? Html.Of($"""<input type="password" id="{input}" name="{input}" autocomplete="off"{required}{about}{wrong}>""")
            : $"""<input type="text" id="{input}" name="{input}" value="{entry.Typed.GetValueOrDefault(input)}" autocomplete="off" autocapitalize="off" spellcheck="false"{required}{about}{wrong}>""";
        return $"""
            <div class="field">
            <label for="{input}">{field.Title}{optional}</label>
            {note}
            {control}
            {message}
            </div>
            """;
    }

    private static string Sentence(string text) => text.Trim() is var trimmed && trimmed.EndsWith('.') ? trimmed : trimmed + ".";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>Body formats an operation takes; anything else is 415.</summary>
[Flags]
enum Takes
{
    Nothing = 0,
    Json = 1,
    Form = 2,
    Multipart = 4,
    Text = 8,
}

/// <summary>One path and what each verb does there.</summary>
sealed class Resource
{
    readonly Dictionary<string, (Takes Takes, Func<Call, JsonAnswer> Run)> operations = new(StringComparer.Ordinal);

    public Resource Get(Func<Call, JsonAnswer> run) => On("GET", Takes.Nothing, run);

    public Resource Post(Func<Call, JsonAnswer> run, Takes takes = Takes.Json) => On("POST", takes, run);

    public Resource Put(Func<Call, JsonAnswer> run, Takes takes = Takes.Json) => On("PUT", takes, run);

    public Resource Delete(Func<Call, JsonAnswer> run) => On("DELETE", Takes.Nothing, run);

    Resource On(string verb, Takes takes, Func<Call, JsonAnswer> run)
    {
        operations[verb] = (takes, run);
        return this;
    }

    public JsonAnswer Answer(Call call)
    {
        var verb = call.Request.Method;
        if (verb is not ("GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "OPTIONS"))
            return Answers.Message(501, "Not Implemented");
        if (!operations.TryGetValue(verb == "HEAD" ? "GET" : verb, out var operation))
            return Answers.Message(405, "Method Not Allowed").With("Allow", Allowed);
        if (operation.Takes != Takes.Nothing && !Accepts(operation.Takes, call.Body))
            return Answers.Message(415, "Unsupported Media Type");
        if (!AcceptsJson($"{call.Request.Headers.Accept}"))
            return Answers.Message(406, "Not Acceptable");
        try
        {
            return operation.Run(call);
        }
        catch (Refusal refusal)
        {
            return refusal.Answer;
        }
    }

    string Allowed => string.Join(", ", operations.Keys.SelectMany(v => v == "GET" ? ["GET", "HEAD"] : new[] { v }));

    static bool Accepts(Takes takes, RequestBody body) => body.MediaType switch
    {
        "application/json" => takes.HasFlag(Takes.Json),
        "application/x-www-form-urlencoded" => takes.HasFlag(Takes.Form),
        "multipart/form-data" => takes.HasFlag(Takes.Multipart),
        "text/plain" or "text/html" => takes.HasFlag(Takes.Text),
        _ => false,
    };

    static bool AcceptsJson(string accept) =>
        accept.Length == 0 || accept.Split(',').Select(a => a.Split(';')[0].Trim()).Any(a => a is "*/*" or "application/*" or "application/json");
}

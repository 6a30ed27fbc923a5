using System.Diagnostics;
using OpenTelemetry;

namespace Patchbay.Hosting;

/// <summary>
/// Takes paths and queries out of the framework's spans before they leave. Ours hold tokens, also when mistyped and no route
/// fits; a product's hold arguments of calls, and a file's address may be a permission in itself.
/// </summary>
sealed class ScrubbedSpans : BaseProcessor<Activity>
{
    /// <summary>Source of the spans of requests that come in.</summary>
    public const string Server = "Microsoft.AspNetCore";

    /// <summary>Source of the spans of requests that go out.</summary>
    public const string Client = "System.Net.Http";

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == Server)
        {
            data.SetTag("url.path", data.GetTagItem("http.route"));
            data.SetTag("url.query", null);
        }
        else if (data.Source.Name == Client)
        {
            data.SetTag("url.full", data.GetTagItem("url.full") is string url && Uri.TryCreate(url, UriKind.Absolute, out var uri)
                ? uri.GetLeftPart(UriPartial.Authority) + "/*"
                : null);
        }
    }
}

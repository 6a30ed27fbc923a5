using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Patchbay.Audit;
using Patchbay.Storage;

namespace Patchbay.Api;

/// <summary>
/// A JSON request body, checked member by member before it is bound: every unknown name, missing member and wrong type is told
/// at once, by path.
/// </summary>
sealed class Body<T> : IEndpointParameterMetadataProvider
    where T : class
{
    private const int MaxBytes = 1024 * 1024;

    private readonly HashSet<string> sent;

    private Body(T value, IEnumerable<string> sent)
    {
        Value = value;
        this.sent = new HashSet<string>(sent, StringComparer.Ordinal);
    }

    public T Value { get; }

    /// <summary>True when the top-level member was in the body, be it null: what a PATCH leaves out stays as it is.</summary>
    public bool Sent(string member) => sent.Contains(member);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    /// <exception cref="BadHttpRequestException">Not JSON, too large, or of another media type.</exception>
    /// <exception cref="InvalidRequestException">JSON of another shape.</exception>
    public static async ValueTask<Body<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        using var document = await ReadAsync(context);
        var problems = new Problems();
        AuditedChange.Of(context)?.Give(document.RootElement, Json.Options.GetTypeInfo(typeof(T)));
        BodyShape.Check(document.RootElement, Json.Options.GetTypeInfo(typeof(T)), "", problems);
        problems.ThrowIfAny();
        return new Body<T>(
            document.RootElement.Deserialize<T>(Json.Options)!,
            document.RootElement.EnumerateObject().Select(member => member.Name));
    }

    private static Task<JsonDocument> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBytes;
        }

        return JsonBody.ReadAsync(context, context.RequestAborted);
    }
}

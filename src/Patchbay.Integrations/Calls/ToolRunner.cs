using System.Text.Json;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;
using Patchbay.Integrations.Responses;

namespace Patchbay.Integrations;

/// <summary>Runs a call from its arguments to its result: check, plan, send, read, with the method's steps in between.</summary>
public sealed class ToolRunner(IntegrationCatalog catalog)
{
    /// <summary>Calls a tool with its flat arguments.</summary>
    /// <param name="arguments">A JSON object, or undefined or null for none. Must live until the task is done.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<ToolResult> RunAsync(
        Tool tool, JsonElement arguments, CallContext context, IUpstream upstream, CancellationToken cancellationToken)
    {
        var shape = ToolShape.Of(tool);
        if (ArgumentCheck.Problems(tool, shape, arguments, context.Variables) is { } problems)
        {
            return Task.FromResult(ToolResult.Failed(ToolError.InvalidArguments, problems));
        }

        var call = new Call
        {
            Runner = this,
            Integration = IntegrationOf(tool.Method),
            Method = tool.Method,
            Shape = shape.Method,
            Context = context,
            Upstream = upstream,
            Name = tool.Name,
            Arguments = arguments,
            Digest = shape.Digest,
            OffersFields = shape.OffersFields,
        };
        return RequestPlanner.Plan(call, shape) is { } problem
            ? Task.FromResult(call.Refuse(problem))
            : RunAsync(call, cancellationToken);
    }

    /// <summary>Calls a method, documented or not, with values in the vendor's spelling. Steps and reading are the same as for a tool.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<ToolResult> RunAsync(
        Method method, RawCall raw, CallContext context, IUpstream upstream, CancellationToken cancellationToken)
    {
        var call = new Call
        {
            Runner = this,
            Integration = IntegrationOf(method),
            Method = method,
            Shape = MethodShape.Of(method),
            Context = context,
            Upstream = upstream,
            Name = $"{method.Integration}.{method.Resource}.{method.Name}",
            Digest = _ => ArgumentDigest.OfRaw(raw),
        };
        return RequestPlanner.Plan(call, raw) is { } problem
            ? Task.FromResult(call.Refuse(problem))
            : RunAsync(call, cancellationToken);
    }

    /// <summary>What is wrong with a call's arguments, in words for the model; null when it can be made.</summary>
    public static string? Problems(Tool tool, JsonElement arguments, IReadOnlyDictionary<string, string> variables) =>
        ArgumentCheck.Problems(tool, ToolShape.Of(tool), arguments, variables);

    private Integration IntegrationOf(Method method) => catalog.Find(method.Integration)
        ?? throw new InvalidOperationException($"The catalog has no integration '{method.Integration}', which {method.Source} belongs to.");

    private static Task<ToolResult> RunAsync(Call call, CancellationToken cancellationToken) =>
        call.Shape.Steps.Count == 0 && call.Plan.Files is null ? SendAsync(call, files: [], cancellationToken) : RunStepsAsync(call, cancellationToken);

    private static async Task<ToolResult> RunStepsAsync(Call call, CancellationToken cancellationToken)
    {
        foreach (var (step, use) in call.Shape.Steps)
        {
            if (await step.PrepareAsync(call, use, cancellationToken) is { } ended)
            {
                return ended with { Message = Masked(call, ended), UpstreamBytes = call.UpstreamBytes, NeverSent = ended.Error is not null };
            }
        }

        return call.Plan.Files is { Count: > 0 } parts
            ? await SendWithFilesAsync(call, parts, cancellationToken)
            : await SendAsync(call, files: [], cancellationToken);
    }

    private static async Task<ToolResult> SendWithFilesAsync(Call call, List<FilePart> parts, CancellationToken cancellationToken)
    {
        var files = new List<OpenedFile>(parts.Count);
        try
        {
            foreach (var part in parts)
            {
                files.Add(await FileArgument.OpenAsync(part, call.Upstream, cancellationToken));
                if (files[^1].Failure is { } failure)
                {
                    return ToolResult.Failed(ToolError.FileFailed, $"{call.Name}: nothing was sent. {failure}");
                }

                if (part.Json is not null)
                {
                    await FilesInJson.WriteAsync(part, files[^1], cancellationToken);
                }
            }

            return await SendAsync(call, [.. files.Where((_, index) => parts[index].Json is null)], cancellationToken);
        }
        finally
        {
            files.ForEach(file => file.Content?.Dispose());
        }
    }

    private static async Task<ToolResult> SendAsync(Call call, IReadOnlyList<OpenedFile> files, CancellationToken cancellationToken)
    {
        using var body = BodyContent.Build(call.Method, call.Plan, files);
        var request = new UpstreamRequest
        {
            Verb = call.Method.Request.Verb,
            PathAndQuery = call.Plan.PathAndQuery(),
            Headers = IntegrationShape.Of(call.Integration).Headers(call.Context.Variables, call.Plan.Headers),
            Body = body,
        };
        var response = await call.Upstream.SendAsync(request, cancellationToken);
        var isHandedOn = false;
        try
        {
            call.Received(response);
            var result = await FinishAsync(call, response, cancellationToken);
            isHandedOn = result.Release is not null && result.Release == response.Release;
            return result;
        }
        finally
        {
            if (!isHandedOn)
            {
                response.Dispose();
            }
        }
    }

    private static async ValueTask<ToolResult> FinishAsync(Call call, UpstreamResponse response, CancellationToken cancellationToken)
    {
        var result = ResponseReader.Read(call, response);
        foreach (var (step, use) in call.Shape.Steps)
        {
            result = await step.FinishAsync(call, use, response, result, cancellationToken);
        }

        return result with
        {
            Message = Masked(call, result),
            RateLimit = result.RateLimit ?? (response.Failure is null ? RateLimitReader.Read(call.Integration.RateLimit, response, call.Context.Clock) : null),
            UpstreamStatus = response.Failure is null ? response.Status : null,
            NeverSent = response.NeverSent,
            UpstreamBytes = call.UpstreamBytes,
            Release = result.Json.Span.Overlaps(response.Body.Span) ? response.Release : result.Release,
        };
    }

    // Vendors are quoted, and some repeat what they were sent.
    private static string? Masked(Call call, ToolResult result) => result.Message is { } message ? call.Context.Mask(message) : null;
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// For a vendor that answers a write with sentences for people, failures among them and all with status 200. Patterns see a
/// sentence as one line; <c>failure</c> wins over <c>success</c>, because what a user typed is part of the sentence.
/// </summary>
internal sealed class Sentences : ICallStep
{
    private static readonly StepParameter[] Known =
    [
        new("success", StepParameterKind.Texts, Required: true), new("failure", StepParameterKind.Texts), new("unchanged", StepParameterKind.Text),
    ];

    private readonly ConditionalWeakTable<StepUse, Patterns> compiled = [];

    public string Name => "sentences";

    public IReadOnlyList<string> Check(StepUse use) =>
        [.. use.Problems(Known), .. use.PatternProblems("success"), .. use.PatternProblems("failure")];

    public Task<ToolResult> FinishAsync(
        Call call, StepUse use, UpstreamResponse response, ToolResult result, CancellationToken cancellationToken) =>
        Task.FromResult(result.Error is null && Read(response.Body) is { } sentences ? Judge(call, use, sentences, result) : result);

    private ToolResult Judge(Call call, StepUse use, List<string> sentences, ToolResult result)
    {
        var patterns = compiled.GetValue(use, static use => new Patterns(Compile(use, "success"), Compile(use, "failure")));
        var failed = sentences.Where(sentence => !patterns.IsSuccess(sentence)).ToList();
        var done = sentences.Except(failed, StringComparer.Ordinal).ToList();
        if (failed.Count > 0)
        {
            var refused = $"{call.Integration.Title} did not do {(done.Count > 0 ? "all that" : "what")} was asked: {Quoted(failed)}";
            return ToolResult.Failed(ToolError.Refused, done.Count > 0 ? $"{refused} This was done all the same: {Quoted(done)}" : refused)
                with { RateLimit = result.RateLimit };
        }

        call.Messages.AddRange(sentences);
        if (sentences.Count == 0)
        {
            call.Notes.Add(use.Text("unchanged") ?? "Nothing was changed.");
        }

        return sentences.Count > 0
            ? result
            : result with { Json = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["note"] = call.Notes[^1] }, JsonBody.Readable) };
    }

    /// <summary>Null when the answer is no array. Elements that are no text (a leading count) say nothing.</summary>
    private static List<string>? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.ValueKind != JsonValueKind.Array ? null
                : [.. answer.RootElement.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Quoted(List<string> sentences) =>
        string.Join(' ', sentences.Select(sentence => $"\"{Responses.PlainText.Excerpt(sentence, 500)}\"")) + ".";

    private static Regex[] Compile(StepUse use, string name) => [.. use.Texts(name).Select(pattern =>
        new Regex(pattern, RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100)))];

    private sealed record Patterns(Regex[] Success, Regex[] Failure)
    {
        public bool IsSuccess(string sentence) => !Matches(Failure, sentence) && Matches(Success, sentence);

        private static bool Matches(Regex[] patterns, string sentence)
        {
            try
            {
                return patterns.Any(pattern => pattern.IsMatch(sentence));
            }
            catch (RegexMatchTimeoutException)
            {
                return false;
            }
        }
    }
}

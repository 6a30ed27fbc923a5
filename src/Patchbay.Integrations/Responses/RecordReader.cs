using System.Buffers;
using System.Text;
using System.Text.Json;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Responses;

/// <summary>Takes one record out of an answer, byte for byte; most are handed on from where they lie.</summary>
internal static class RecordReader
{
    /// <summary>The whole answer when a vendor confirms without a body.</summary>
    public static ToolResult Empty(int status) => new() { Json = Encoding.UTF8.GetBytes($"{{\"ok\":true,\"status\":{status}}}") };

    /// <exception cref="JsonException">The answer is not JSON.</exception>
    public static ToolResult Read(Call call, ReadOnlyMemory<byte> json)
    {
        if (call.Shape.Record.IsAny)
        {
            // Without an envelope the answer is the record.
            var only = JsonSpans.FindAny(json.Span, JsonTokenType.StartObject);
            return Within(call, only.Exists ? only.In(json) : json);
        }

        var span = JsonSpans.Find(json.Span, call.Shape.Record);
        if (!span.Exists)
        {
            return ToolResult.Failed(ToolError.Malformed, $"{call.Integration.Title}'s answer has no member '{call.Shape.Record.Text}'.");
        }

        return Within(call, span.In(json));
    }

    /// <summary>The record reduced to the wanted members and to the budget.</summary>
    public static ToolResult Within(Call call, ReadOnlyMemory<byte> record)
    {
        if (call.Fields.Length == 0)
        {
            return WithinBudget(call, record);
        }

        using var chosen = new PooledWriter(record.Length);
        var found = RecordFields.Write(record.Span, call.Fields, chosen);
        var result = WithinBudget(call, chosen.Written.ToArray());
        return result.Error is null && RecordFields.Missing(call.Fields, found, record.Span) is { } note
            ? result with { Json = JsonNotes.Append(result.Json, note) }
            : result;
    }

    public static ToolResult TooLarge(Call call, int chars) => ToolResult.Failed(ToolError.TooLarge,
        $"The record has {chars} characters, more than the {call.Context.MaxResultChars} a result may have"
        + (call.OffersFields ? ": name the members you need in 'fields'." : "."));

    private static ToolResult WithinBudget(Call call, ReadOnlyMemory<byte> record)
    {
        var budget = call.Context.MaxResultChars;
        if (record.Length <= budget)
        {
            return new ToolResult { Json = record };
        }

        var chars = Encoding.UTF8.GetCharCount(record.Span);
        return chars <= budget ? new ToolResult { Json = record }
            : RecordCut.Shorten(record.Span, budget) is { } shortened ? new ToolResult { Json = shortened }
            : TooLarge(call, chars);
    }
}

using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Servers;

namespace Patchbay.Mcp;

/// <summary>
/// Asks a person before a tool that may destroy something runs, on servers that want it. A client of 2026-07-28 is handed a form for
/// its user; an older one cannot be asked, so the server's configuration decides between a refusal and two steps.
/// </summary>
sealed class Confirmations(McpEdge edge)
{
    private const string Question = "confirm";

    /// <summary>The answer instead of the call; null when it may run.</summary>
    public Reply? Before(McpExchange exchange, RpcMessage message, Tool tool, JsonElement arguments)
    {
        if (exchange.Server.WriteSafety == WriteSafety.Direct || !tool.Method.Annotations.Destructive
            || edge.ArgumentProblems?.Invoke(exchange.Server, tool, arguments) is not null)
        {
            return null; // a call that cannot be made is not worth a question: it goes on to be told what is wrong
        }

        var call = new SealedCall(exchange.Server.Id, exchange.Token.ToString(), McpExchange.Bearer(exchange.Http.Request), tool.Name, arguments);
        return exchange.IsModern ? Modern(exchange, message, tool, call)
            : exchange.Server.ConfirmLegacy == ConfirmLegacy.TwoStep ? TwoStep(exchange, message, tool, call)
            : Refused(exchange, message, tool);
    }

    private Reply? Modern(McpExchange exchange, RpcMessage message, Tool tool, in SealedCall call)
    {
        if (message.RequestState is { } state)
        {
            if (edge.Seal.Check(SealUse.RequestState, state, call) is not SealVerdict.Holds and var verdict)
            {
                return RpcError.BadParams($"params.requestState {Told(verdict, SealUse.RequestState)} Send the call without it to be asked again.").To(message.Id);
            }

            switch (AnswerIn(message.InputResponses))
            {
                case true:
                    return null;
                case false:
                    return Failed(exchange, message, $"{tool.Title} was not run: the person who was asked said no. Nothing was changed. Do not try again unless they ask for it.");
            }
        }

        return message.CanShowForms
            ? Ask(exchange, message, tool, call)
            : RpcError.NoForms(
                $"{tool.Title} runs on this server only after a person has agreed, and this client does not say that it can ask one: "
                + "it has to declare the capability elicitation (form). Nothing was changed.").To(message.Id);
    }

    private Reply Ask(McpExchange exchange, RpcMessage message, Tool tool, in SealedCall call)
    {
        var own = Reply.Begin(message.Id);
        own.Append(",\"result\":"u8);
        var json = WireJson.Start(own);
        json.WriteStartObject();
        json.WriteString("resultType"u8, "input_required"u8);
        json.WriteStartObject("inputRequests"u8);
        json.WriteStartObject(Question);
        json.WriteString("method"u8, "elicitation/create"u8);
        json.WriteStartObject("params"u8);
        json.WriteString("mode"u8, "form"u8);
        json.WriteString("message"u8, CallSummary.Of(exchange.Server, tool, call.Arguments));
        json.WriteStartObject("requestedSchema"u8);
        json.WriteString("type"u8, "object"u8);
        json.WriteStartObject("properties"u8);
        json.WriteStartObject(Question);
        json.WriteString("type"u8, "boolean"u8);
        json.WriteString("title"u8, tool.Title);
        json.WriteString("description"u8, "Yes, do it."u8);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("required"u8);
        json.WriteStringValue(Question);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("requestState"u8, edge.Seal.Seal(SealUse.RequestState, call));
        json.WriteStartObject("_meta"u8);
        json.WritePropertyName("io.modelcontextprotocol/serverInfo"u8);
        json.WriteRawValue(exchange.Payloads.ServerInfo, skipInputValidation: true);
        json.WriteEndObject();
        json.WriteEndObject();
        WireJson.Finish(json);
        own.Append("}"u8);
        return new Reply { Own = own };
    }

    /// <summary>True for yes, false for no; null when there is no answer that can be read, so that the question has to be put again.</summary>
    private static bool? AnswerIn(ReadOnlyMemory<byte> responses)
    {
        if (responses.IsEmpty)
        {
            return null;
        }

        using var document = JsonDocument.Parse(responses);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(Question, out var response)
            || response.ValueKind != JsonValueKind.Object || !response.TryGetProperty("action"u8, out var action) || action.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        if (action.ValueEquals("decline"u8) || action.ValueEquals("cancel"u8))
        {
            return false;
        }

        return action.ValueEquals("accept"u8)
            && response.TryGetProperty("content"u8, out var content) && content.ValueKind == JsonValueKind.Object
            && content.TryGetProperty(Question, out var yes) && yes.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? yes.GetBoolean()
            : null;
    }

    private Reply? TwoStep(McpExchange exchange, RpcMessage message, Tool tool, in SealedCall call)
    {
        var wrong = "";
        if (call.Arguments.TryGetProperty(ToolArgument.ConfirmationName, out var code) && code.ValueKind == JsonValueKind.String && !code.ValueEquals(""))
        {
            var verdict = edge.Seal.Check(SealUse.Confirmation, code.GetString()!, call);
            if (verdict == SealVerdict.Holds)
            {
                return null;
            }

            wrong = $"The confirmation {Told(verdict, SealUse.Confirmation)} ";
        }

        // An error, though nothing went wrong: to a model and its host, a result that is none would mean that it was done.
        return Failed(exchange, message, $"""
            {wrong}Not run yet; nothing was changed. What is asked for:
            {CallSummary.Of(exchange.Server, tool, call.Arguments)}
            Show this to the person you work for. When they agree, make the same call again with the argument {ToolArgument.ConfirmationName} "{edge.Seal.Seal(SealUse.Confirmation, call)}", within {ConfirmationSeal.ConfirmationLife.TotalMinutes:0} minutes.
            """);
    }

    private static Reply Refused(McpExchange exchange, RpcMessage message, Tool tool) => Failed(
        exchange,
        message,
        $"{tool.Title} was not run; nothing was changed. This server wants a person's word first, and a client that speaks a protocol before {ProtocolVersions.Modern} cannot be asked for it. "
        + "Use a client with that revision and elicitation, do it in the product itself, or have whoever made this MCP server set its confirm_legacy to two_step.");

    private static Reply Failed(McpExchange exchange, RpcMessage message, string text) => ToolResultWriter.Write(
        message.Id,
        ToolResult.Failed(ToolError.Refused, text),
        VendorText.None,
        exchange.IsModern ? exchange.Payloads.ServerInfo : null,
        exchange.Version,
        maxEmbeddedBytes: 0,
        linkTo: null);

    private static string Told(SealVerdict verdict, SealUse use) => verdict switch
    {
        SealVerdict.Expired => $"is older than {ConfirmationSeal.LifeOf(use).TotalMinutes:0} minutes.",
        SealVerdict.OtherCall => "was given for another call: another tool, other arguments, another server or another caller.",
        _ => "is not what this server gave, or was changed.",
    };
}

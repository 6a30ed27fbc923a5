using System.Text.Json;

namespace Patchbay.Mcp;

/// <summary>
/// Reads JSON-RPC messages in one pass and builds no tree: arguments, ids and tokens stay slices of the body.
/// A member given twice counts as given last.
/// </summary>
static class RpcScanner
{
    public const int MaxDepth = 64;

    /// <summary>Longest id or progress token: both are repeated in every message of a stream.</summary>
    public const int MaxIdBytes = 1024;

    private const string VersionKey = "io.modelcontextprotocol/protocolVersion";
    private const string CapabilitiesKey = "io.modelcontextprotocol/clientCapabilities";
    private const string ClientInfoKey = "io.modelcontextprotocol/clientInfo";

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private static readonly (string Name, RpcMethod Method)[] Methods =
    [
        ("tools/call", RpcMethod.CallTool),
        ("tools/list", RpcMethod.ListTools),
        ("server/discover", RpcMethod.Discover),
        ("subscriptions/listen", RpcMethod.Listen),
        ("initialize", RpcMethod.Initialize),
        ("ping", RpcMethod.Ping),
    ];

    /// <summary>The elements of a body that is an array; null when it is anything else.</summary>
    /// <exception cref="JsonException">Not JSON.</exception>
    public static List<ReadOnlyMemory<byte>>? Elements(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var elements = new List<ReadOnlyMemory<byte>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            elements.Add(Slice(body, ref reader));
        }

        reader.Read(); // finds trailing bytes
        return elements;
    }

    /// <summary>One message. What it lacks is told by <see cref="RpcMessage.Problem"/>.</summary>
    /// <exception cref="JsonException">Not JSON, empty, too deep, or with trailing bytes.</exception>
    public static RpcMessage Read(ReadOnlyMemory<byte> body)
    {
        var message = new RpcMessage();
        try
        {
            Read(body, message);
        }
        catch (InvalidOperationException)
        {
            message.Problem = "A name or text in the message is half of a surrogate pair, which is JSON but no text.";
        }

        return message;
    }

    private static void Read(ReadOnlyMemory<byte> body, RpcMessage message)
    {
        var reader = new Utf8JsonReader(body.Span, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            reader.Read();
            message.Problem = "A JSON-RPC message is a JSON object.";
            return;
        }

        var speaksRpc = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("jsonrpc"u8))
            {
                reader.Read();
                speaksRpc = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("2.0"u8);
                reader.Skip();
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                ReadId(body, ref reader, message);
            }
            else if (reader.ValueTextEquals("method"u8))
            {
                reader.Read();
                ReadMethod(ref reader, message);
            }
            else if (reader.ValueTextEquals("params"u8))
            {
                reader.Read();
                ReadParams(body, ref reader, message);
            }
            else
            {
                message.IsResponse |= reader.ValueTextEquals("result"u8) || reader.ValueTextEquals("error"u8);
                reader.Skip();
            }
        }

        reader.Read();
        if (!speaksRpc)
        {
            message.Problem = "\"jsonrpc\" must be \"2.0\".";
        }
        else if (message.MethodName is null && !message.IsResponse)
        {
            message.Problem ??= "The message has neither a \"method\" nor a \"result\" nor an \"error\".";
        }
    }

    private static void ReadId(ReadOnlyMemory<byte> body, ref Utf8JsonReader reader, RpcMessage message)
    {
        if (reader.TokenType == JsonTokenType.String || IsInteger(ref reader))
        {
            var id = Slice(body, ref reader);
            if (id.Length <= MaxIdBytes)
            {
                message.Id = id;
                return;
            }
        }

        reader.Skip();
        message.Problem ??= $"\"id\" must be a string or an integer, of at most {MaxIdBytes} bytes.";
    }

    private static void ReadMethod(ref Utf8JsonReader reader, RpcMessage message)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            foreach (var (name, method) in Methods)
            {
                if (reader.ValueTextEquals(name))
                {
                    (message.MethodName, message.Method) = (name, method);
                    return;
                }
            }

            message.Method = RpcMethod.Other;
        }

        message.MethodName = Text(ref reader);
        if (message.MethodName is null)
        {
            message.Problem ??= "\"method\" must be a string.";
        }
    }

    private static void ReadParams(ReadOnlyMemory<byte> body, ref Utf8JsonReader reader, RpcMessage message)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            message.Problem ??= "\"params\" must be an object.";
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("name"u8))
            {
                reader.Read();
                message.Name = Text(ref reader);
            }
            else if (reader.ValueTextEquals("arguments"u8))
            {
                reader.Read();
                message.ArgumentsAreOdd = reader.TokenType != JsonTokenType.StartObject;
                message.Arguments = Slice(body, ref reader);
            }
            else if (reader.ValueTextEquals("_meta"u8))
            {
                reader.Read();
                ReadMeta(body, ref reader, message);
            }
            else if (reader.ValueTextEquals("requestState"u8))
            {
                reader.Read();
                message.RequestState = Text(ref reader);
            }
            else if (reader.ValueTextEquals("inputResponses"u8))
            {
                reader.Read();
                message.InputResponses = Slice(body, ref reader);
            }
            else if (reader.ValueTextEquals("cursor"u8))
            {
                reader.Read();
                message.HasCursor = reader.TokenType != JsonTokenType.Null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("protocolVersion"u8))
            {
                reader.Read();
                message.RequestedVersion = Text(ref reader);
            }
            else if (reader.ValueTextEquals("clientInfo"u8))
            {
                reader.Read();
                ReadClientInfo(ref reader, message);
            }
            else if (reader.ValueTextEquals("notifications"u8))
            {
                reader.Read();
                ReadNotifications(ref reader, message);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadMeta(ReadOnlyMemory<byte> body, ref Utf8JsonReader reader, RpcMessage message)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals(VersionKey))
            {
                reader.Read();
                message.ClaimedVersion = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(ProtocolVersions.Modern)
                    ? ProtocolVersions.Modern
                    : Text(ref reader);
            }
            else if (reader.ValueTextEquals(CapabilitiesKey))
            {
                reader.Read();
                ReadCapabilities(ref reader, message);
            }
            else if (reader.ValueTextEquals(ClientInfoKey))
            {
                reader.Read();
                ReadClientInfo(ref reader, message);
            }
            else if (reader.ValueTextEquals("traceparent"u8))
            {
                reader.Read();
                message.TraceParent = TraceContext(body, ref reader);
            }
            else if (reader.ValueTextEquals("tracestate"u8))
            {
                reader.Read();
                message.TraceState = TraceContext(body, ref reader);
            }
            else if (reader.ValueTextEquals("progressToken"u8))
            {
                reader.Read();
                var usable = reader.TokenType == JsonTokenType.String || IsInteger(ref reader);
                var token = Slice(body, ref reader);
                message.ProgressToken = usable && token.Length <= MaxIdBytes ? token : default;
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static ReadOnlyMemory<byte> TraceContext(ReadOnlyMemory<byte> body, ref Utf8JsonReader reader)
    {
        var usable = reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped;
        var text = Slice(body, ref reader);
        return usable && text.Length <= MaxIdBytes ? text : default;
    }

    private static void ReadCapabilities(ref Utf8JsonReader reader, RpcMessage message)
    {
        message.HasClientCapabilities = reader.TokenType == JsonTokenType.StartObject;
        message.CanShowForms = false;
        if (!message.HasClientCapabilities)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isElicitation = reader.ValueTextEquals("elicitation"u8);
            reader.Read();
            if (isElicitation)
            {
                message.CanShowForms = HasForm(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>An empty object means forms, as it did before there were other modes.</summary>
    private static bool HasForm(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
        }

        var (any, form) = (false, false);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isForm = reader.ValueTextEquals("form"u8);
            reader.Read();
            any = true;
            form |= isForm && reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
        }

        return form || !any;
    }

    private static void ReadClientInfo(ref Utf8JsonReader reader, RpcMessage message)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("name"u8))
            {
                reader.Read();
                message.ClientName = Text(ref reader);
            }
            else if (reader.ValueTextEquals("version"u8))
            {
                reader.Read();
                message.ClientVersion = Text(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadNotifications(ref Utf8JsonReader reader, RpcMessage message)
    {
        message.HasNotifications = reader.TokenType == JsonTokenType.StartObject;
        if (!message.HasNotifications)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isTools = reader.ValueTextEquals("toolsListChanged"u8);
            reader.Read();
            if (isTools)
            {
                message.WantsToolsListChanged = reader.TokenType == JsonTokenType.True;
            }

            reader.Skip();
        }
    }

    private static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> body, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return body[start..(int)reader.BytesConsumed];
    }

    private static bool IsInteger(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0;

    /// <summary>The string at hand; null for another kind of value (which is passed over) and for half of a surrogate pair.</summary>
    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // "\ud800" alone is JSON, but no text
        }
    }
}

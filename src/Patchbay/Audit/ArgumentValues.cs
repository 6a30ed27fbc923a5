using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Patchbay.Integrations;

namespace Patchbay.Audit;

/// <summary>
/// A call's arguments made fit to be kept: bounded in size, without contents of files, and without anything that opens a door,
/// be it the account's own credentials or a password that a tool sets.
/// </summary>
/// <param name="hide">Takes the account's credentials out of a text.</param>
sealed class ArgumentValues(Func<string, string> hide)
{
    public const int MaxText = 500;
    public const int MaxItems = 50;
    public const int MaxDepth = 8;

    /// <summary>Characters of all texts and names together; what comes after is left out, which is said.</summary>
    public const int MaxTotal = 8_000;

    private const string Hidden = "[hidden]";
    private const string LeftOut = "[left out]";

    private static readonly string[] SecretWords =
        ["password", "passwd", "passphrase", "secret", "token", "credential", "api_key", "apikey", "private_key", "authorization"];

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private int left = MaxTotal;

    /// <summary>A JSON object.</summary>
    /// <param name="arguments">As the caller sent them.</param>
    /// <param name="tool">Tells which arguments are files; null for a method that is no tool.</param>
    public string Of(JsonElement arguments, Tool? tool)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            WriteMembers(json, arguments, 0, tool);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void WriteMembers(Utf8JsonWriter json, JsonElement value, int depth, Tool? tool)
    {
        json.WriteStartObject();
        var count = 0;
        foreach (var member in value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default)
        {
            if (++count > MaxItems || left <= 0)
            {
                json.WriteString("…", LeftOut);
                break;
            }

            var name = member.Name;
            json.WritePropertyName(Take(name));
            if (IsSecret(name))
            {
                json.WriteStringValue(Hidden);
            }
            else
            {
                Write(json, member.Value, depth + 1, name == "content_base64" || IsFile(tool, name));
            }
        }

        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, JsonElement value, int depth, bool file)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object or JsonValueKind.Array when depth > MaxDepth || left <= 0:
                json.WriteStringValue(LeftOut);
                break;
            case JsonValueKind.Object when file:
                WriteFile(json, value);
                break;
            case JsonValueKind.Object:
                WriteMembers(json, value, depth, null);
                break;
            case JsonValueKind.Array:
                WriteItems(json, value, depth, file);
                break;
            case JsonValueKind.String:
                json.WriteStringValue(file ? Length(value) : Take(Text(value)));
                break;
            case JsonValueKind.Number:
                json.WriteRawValue(value.GetRawText() is { Length: <= 100 } number ? number : "0");
                left -= 8;
                break;
            default:
                value.WriteTo(json);
                left -= 8;
                break;
        }
    }

    private void WriteItems(Utf8JsonWriter json, JsonElement value, int depth, bool file)
    {
        json.WriteStartArray();
        var count = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (++count > MaxItems || left <= 0)
            {
                json.WriteStringValue(LeftOut);
                break;
            }

            Write(json, item, depth + 1, file);
        }

        json.WriteEndArray();
    }

    /// <summary>A file by its name, its type, and where it came from or how long it is.</summary>
    private void WriteFile(Utf8JsonWriter json, JsonElement file)
    {
        json.WriteStartObject();
        foreach (var name in (string[])["filename", "content_type", "url", "content_base64", "text"])
        {
            if (file.TryGetProperty(name, out var value))
            {
                json.WriteString(name, name switch
                {
                    "url" => Take(Address(Text(value))),
                    "content_base64" or "text" => Length(value),
                    _ => Take(Text(value)),
                });
            }
        }

        json.WriteEndObject();
    }

    // A link to a file often carries its own permission in the query.
    private static string Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : LeftOut;

    private static string Length(JsonElement value) => $"[{Text(value).Length} characters]";

    private string Take(string text)
    {
        const int Margin = 2_000; // a credential that begins before the cut is seen as a whole, or else as the beginning of one
        var most = Math.Clamp(left, 0, MaxText);
        var seen = text.Length > Margin ? text[..Margin] + "…" : text;
        var shown = hide(seen);
        left -= Math.Min(shown.Length, most);
        return shown.Length > most ? AuditText.Cut(shown, Math.Max(most, 1)) + "…" : AuditText.Cut(shown, MaxText);
    }

    private static string Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD"; // half of a surrogate pair is JSON, but no text
        }
    }

    private static bool IsSecret(string name) =>
        name != "next_cursor" && Array.Exists(SecretWords, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsFile(Tool? tool, string name) =>
        tool is not null && tool.Arguments.Any(argument => argument.Name == name && argument.Property?.File is not null);
}

using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Requests;

/// <summary>Turns a planned body into the bytes of its kind.</summary>
internal static class BodyContent
{
    public static HttpContent? Build(Method method, RequestPlan plan, IReadOnlyList<OpenedFile> files)
    {
        if (files.Count > 0 || method.BodyKind == BodyKind.Multipart)
        {
            return Multipart(method, plan, files);
        }

        return plan.Body is not { } body ? null
            : method.BodyKind == BodyKind.Form ? new FormUrlEncodedContent(Flat(method, body))
            : JsonBody.Content(body);
    }

    private static MultipartFormDataContent Multipart(Method method, RequestPlan plan, IReadOnlyList<OpenedFile> files)
    {
        var content = new MultipartFormDataContent { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        // Quotes around the boundary are allowed, and misread by some servers.
        var boundary = content.Headers.ContentType!.Parameters.First(parameter => parameter.Name == "boundary");
        boundary.Value = boundary.Value!.Trim('"');
        if (plan.Body is { } body)
        {
            if (method.JsonPart is { } name)
            {
                Add(content, JsonBody.Content(body), name, fileName: null);
            }
            else
            {
                foreach (var (member, text) in Flat(method, body))
                {
                    var part = new StringContent(text);
                    part.Headers.ContentType = null;
                    Add(content, part, member, fileName: null);
                }
            }
        }

        foreach (var file in files)
        {
            Add(content, file.Content!, file.Name, file.FileName);
        }

        return content;
    }

    // Written by hand: the typed header leaves names unquoted and encodes file names in a way servers do not read.
    private static void Add(MultipartFormDataContent content, HttpContent part, string name, string? fileName)
    {
        var disposition = fileName is null ? $"form-data; name=\"{Quotable(name)}\"" : $"form-data; name=\"{Quotable(name)}\"; filename=\"{Quotable(fileName)}\"";
        part.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        content.Add(part);
    }

    private static string Quotable(string text) => string.Concat(text.Where(c => !char.IsControl(c) && c is not '"' and not '\\'));

    /// <summary>Members as name and text: objects by brackets (<c>custom_fields[room]</c>), arrays as the property says.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Flat(Method method, JsonNode body)
    {
        if (body is not JsonObject members)
        {
            yield break;
        }

        foreach (var (name, value) in members)
        {
            var style = method.Properties.FirstOrDefault(
                property => property.Location == ParameterLocation.Body && property.WireName == name)?.ListStyle ?? ListStyle.Repeat;
            foreach (var pair in Flat(name, value, style))
            {
                yield return pair;
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(string name, JsonNode? value, ListStyle style) => value switch
    {
        JsonObject members => members.SelectMany(member => Flat($"{name}[{member.Key}]", member.Value, style)),
        JsonArray items when style == ListStyle.Comma && items.All(item => item is JsonValue) =>
            [KeyValuePair.Create(name, string.Join(',', items.Select(WireValue.ToText)))],
        JsonArray items => items.SelectMany(item => Flat(style == ListStyle.Brackets ? name + "[]" : name, item, style)),
        _ => [KeyValuePair.Create(name, WireValue.ToText(value))],
    };
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Cases;

namespace Patchbay.Integrations;

/// <summary>Runs golden cases against the real runner with recorded answers.</summary>
public static class CaseRunner
{
    private static readonly byte[] CursorKey = new byte[32];

    /// <summary>One readable text per mismatch; empty when the case holds.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(
        IntegrationCatalog catalog, CaseFile file, TimeProvider clock, CancellationToken cancellationToken)
    {
        var fields = file.Fields.Count == 0 ? AccountFields.None : new AccountFields("case", file.Fields);
        var (integration, tool) = catalog.All
            .SelectMany(integration => ToolFactory.Build(integration, fields).Select(tool => (integration, tool)))
            .FirstOrDefault(one => one.tool.Name == file.Tool || one.tool.LongName == file.Tool);
        if (tool is null)
        {
            return [$"There is no tool '{file.Tool}'."];
        }

        var recorded = new RecordedUpstream(file);
        var context = new CallContext
        {
            AccountId = "case",
            Variables = VariablesOf(integration, file),
            CursorKey = CursorKey,
            Clock = clock,
        };
        context = file.MaxResultChars is { } most ? context with { MaxResultChars = most } : context;
        using var arguments = JsonSerializer.SerializeToDocument(file.Arguments);
        var result = await new ToolRunner(catalog).RunAsync(tool, arguments.RootElement, context, recorded, cancellationToken);
        return [.. recorded.Mismatches, .. recorded.Missing(), .. Compare(file.Result, result)];
    }

    private static Dictionary<string, string> VariablesOf(Integration integration, CaseFile file)
    {
        var variables = integration.Variables.Where(variable => variable.Default is not null)
            .ToDictionary(variable => variable.Name, variable => variable.Default!, StringComparer.Ordinal);
        foreach (var (name, value) in file.Variables)
        {
            variables[name] = value;
        }

        return variables;
    }

    private static IEnumerable<string> Compare(CaseResult expected, ToolResult result)
    {
        if (expected.Error != result.Error)
        {
            yield return $"The result should be {Said(expected.Error)}, but is {Said(result.Error)}: {result.Message ?? Encoding.UTF8.GetString(result.Json.Span)}";
            yield break;
        }

        if (expected.Message is { } message && !(result.Message ?? "").Contains(message, StringComparison.Ordinal))
        {
            yield return $"The message should contain '{message}', but is: {result.Message}";
        }

        if (expected.HasJson)
        {
            var json = result.Json.IsEmpty ? null : JsonNode.Parse(result.Json.Span);
            if (expected.Note is { } note && json is JsonObject noted)
            {
                var told = noted["note"]?.ToString() ?? "";
                noted.Remove("note");
                if (!told.Contains(note, StringComparison.Ordinal))
                {
                    yield return $"The note should contain '{note}', but is: '{told}'";
                }
            }

            if (JsonDifference.Between(expected.Json, json) is { } difference)
            {
                yield return $"The result differs {difference}";
            }
        }

        foreach (var mismatch in CompareFiles(expected.Files, result.Files))
        {
            yield return mismatch;
        }
    }

    private static IEnumerable<string> CompareFiles(IReadOnlyList<JsonObject> expected, IReadOnlyList<ToolFile> files)
    {
        if (expected.Count != files.Count)
        {
            yield return $"There should be {expected.Count} files, but there are {files.Count}.";
            yield break;
        }

        for (var i = 0; i < expected.Count; i++)
        {
            var found = new JsonObject
            {
                ["name"] = files[i].FileName,
                ["type"] = files[i].ContentType,
                ["text"] = Encoding.UTF8.GetString(files[i].Content.Span),
                ["base64"] = Convert.ToBase64String(files[i].Content.Span),
            };
            foreach (var (key, value) in expected[i].Where(member => !JsonNode.DeepEquals(member.Value, found[member.Key])))
            {
                yield return $"files[{i}].{key} should be {value?.ToJsonString()}, but is {found[key]?.ToJsonString()}.";
            }
        }
    }

    private static string Said(ToolError? error) => error?.ToString() ?? "no error";
}

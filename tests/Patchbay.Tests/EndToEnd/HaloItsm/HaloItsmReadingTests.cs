using System.Text.Json.Nodes;
using Patchbay.Sandbox.HaloItsm;

namespace Patchbay.Tests.EndToEnd.HaloItsm;

/// <summary>Integration and simulator were written apart; here each list and each single record has to come through.</summary>
public sealed class HaloItsmReadingTests
{
    /// <summary>Lists of what belongs to a parent.</summary>
    private static readonly Dictionary<string, string> Parents = new(StringComparer.Ordinal)
    {
        ["list_all_halo_itsm_actions"] = """{"ticket_id":10002}""",
        ["list_all_halo_itsm_asset_changes"] = """{"asset_id":2001}""",
        ["list_all_halo_itsm_asset_software"] = """{"device_id":2001}""",
        ["list_all_halo_itsm_attachments"] = """{"ticket_id":11202}""",
        ["list_all_halo_itsm_lookups"] = """{"lookupid":11}""",
        ["list_all_halo_itsm_todos"] = """{"ticket_id":10001}""",
    };

    [Fact]
    public async Task Every_list_has_rows_and_every_row_can_be_read()
    {
        await using var desk = await SandboxedProduct.StartAsync(new HaloItsmSandbox(new() { RequestsPerFiveMinutes = 5000 }));
        await desk.Mcp.CallAsync("create_a_halo_itsm_attachment", new { ticket_id = 11202, file = new { filename = "a.json", text = "{}" } });
        var names = await desk.Mcp.ToolNamesAsync();
        var (lists, problems) = (names.Where(name => name.StartsWith("list_all_", StringComparison.Ordinal)).ToList(), new List<string>());
        foreach (var list in lists)
        {
            var answer = await desk.Mcp.RawAsync(list, JsonNode.Parse(Parents.GetValueOrDefault(list, "{}"))!);
            var text = answer.Content.OfType<ModelContextProtocol.Protocol.TextContentBlock>().First().Text;
            if (answer.IsError is true || JsonNode.Parse(text)!["result"] is not JsonArray { Count: > 0 } rows)
            {
                problems.Add($"{list}: {text[..Math.Min(200, text.Length)]}");
                continue;
            }

            var single = names.SingleOrDefault(name => name == $"get_single_{Singular(list["list_all_".Length..])}_by_id");
            if (single is not null && rows[0]!["id"] is { } id)
            {
                var arguments = JsonNode.Parse(list == "list_all_halo_itsm_actions" ? Parents[list] : "{}")!.AsObject();
                arguments["id"] = id.DeepClone();
                var read = await desk.Mcp.RawAsync(single, arguments);
                if (read.IsError is true)
                {
                    problems.Add($"{single} {id}: {read.Content.OfType<ModelContextProtocol.Protocol.TextContentBlock>().First().Text}");
                }
            }
        }

        Assert.True(lists.Count > 60, $"{lists.Count} lists");
        Assert.Empty(problems);
    }

    private static string Singular(string plural) => plural switch
    {
        _ when plural.EndsWith("ies", StringComparison.Ordinal) => plural[..^3] + "y",
        _ when plural.EndsWith("statuses", StringComparison.Ordinal) => plural[..^2],
        _ when plural.EndsWith('s') => plural[..^1],
        _ => plural,
    };
}
